/**
 * The room of those who are examined at home (khám tại nhà): who is bedridden has it among the `rooms`, so that only sessions of sites of the kind `home` are open.
 * They are invited, planned and counted as everybody else; where no such session is, they have none, and the reason is `rooms`.
 */
export const homeVisit = "home-visit"

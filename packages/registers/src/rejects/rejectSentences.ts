import type { Text } from "@tramyte/core"
import type { RegisterRejectCode, RejectSeverity } from "./rejectCodes.ts"

/** What a sentence may tell: the text found, the column, and what it was compared with. */
export interface RejectDetail {
  readonly value?: string | undefined
  readonly column?: string | undefined
  /** The other row, file, person, number or place that matters. */
  readonly other?: string | undefined
  /** What may have been meant. */
  readonly nearest?: readonly string[] | undefined
}

/** What a code means, and the sentences for it. */
export interface RejectSentence {
  readonly severity: RejectSeverity
  readonly reason: (detail: RejectDetail) => Text
  readonly mend: (detail: RejectDetail) => Text
}

const quoted = (text: string | undefined): string => text === undefined ? "" : `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`
const listed = (names: readonly string[] | undefined): string => (names ?? []).map(quoted).join(", ")
const say = (vi: string, en: string): Text => ({ vi, en })
const entry = (severity: RejectSeverity, reason: RejectSentence["reason"], mend: RejectSentence["mend"]): RejectSentence =>
  ({ severity, reason, mend })

/** The sentences of every code, for a clerk: what is wrong and how to mend it, in Vietnamese and English. */
export const rejectSentences: Readonly<Record<RegisterRejectCode, RejectSentence>> = {
  TRAMYTE_REGISTER_FILE_UNREADABLE: entry("error",
    ({ other }) => say(`Không đọc được tệp${because(other)}.`, `The file cannot be read${because(other)}.`),
    () => say("Kiểm tra tên tệp, quyền đọc, và đóng tệp nếu đang mở trong Excel, rồi nhập lại.", "Check the file's name and permissions, close it if a spreadsheet has it open, and import it again.")),
  TRAMYTE_REGISTER_ENCODING: entry("error",
    ({ other }) => say(`Tệp không phải mã UTF-8 (${other ?? "không rõ mã"}).`, `The file is not UTF-8 (${other ?? "unknown encoding"}).`),
    () => say("Mở tệp trong Excel, chọn “Lưu thành” → “CSV UTF-8 (phân cách bằng dấu phẩy)”, rồi nhập lại.", "Open it in Excel, choose “Save as” → “CSV UTF-8 (comma delimited)”, and import it again.")),
  TRAMYTE_REGISTER_EMPTY_FILE: entry("error",
    () => say("Tệp không có dòng nào.", "The file has no rows."),
    () => say("Xuất lại danh sách và nhập lại.", "Export the list again and import it again.")),
  TRAMYTE_REGISTER_MISSING_COLUMN: entry("error",
    ({ other }) => say(`Thiếu cột bắt buộc ${other ?? ""}.`, `The required column ${other ?? ""} is missing.`),
    ({ nearest }) => say(
      `Đặt tên cột đúng như vậy ở dòng tiêu đề, hoặc thêm tên cột của trạm vào bảng ánh xạ. Các cột tìm thấy: ${listed(nearest)}.`,
      `Name the column so in the header row, or add your own header to the mapping. Columns found: ${listed(nearest)}.`)),
  TRAMYTE_REGISTER_STORE_REFUSED: entry("error",
    ({ other }) => say(`Kho hồ sơ không nhận tệp này${because(other)}.`, `The store did not take this file${because(other)}.`),
    () => say("Không có gì của tệp này được lưu. Xử lý lỗi nêu trên rồi nhập lại tệp.", "Nothing of this file was stored. Mend what is said above and import the file again.")),

  TRAMYTE_REGISTER_WRONG_COLUMN_COUNT: entry("error",
    ({ other }) => say(`Số cột của dòng không đúng: ${other ?? ""}.`, `The row has the wrong number of columns: ${other ?? ""}.`),
    () => say("Xem có thừa hoặc thiếu dấu phân cách không; đặt ô có dấu phân cách trong ngoặc kép.", "Look for a separator too many or too few; put a cell that contains one in double quotes.")),
  TRAMYTE_REGISTER_BROKEN_QUOTE: entry("error",
    () => say("Dấu ngoặc kép mở ra mà không đóng lại.", "A double quote is opened and not closed."),
    () => say("Đóng ngoặc kép ở cuối ô, hoặc viết hai dấu ngoặc kép liền nhau nếu nó thuộc nội dung.", "Close the quote at the end of the cell, or double it where it belongs to the text.")),
  TRAMYTE_REGISTER_BROKEN_JSON: entry("error",
    ({ other }) => say(`Dòng không phải một đối tượng JSON${because(other)}.`, `The line is not one JSON object${because(other)}.`),
    () => say("Xuất lại hồ sơ của người này; mỗi dòng phải là một đối tượng JSON trọn vẹn.", "Export this person's record again; each line must be one whole JSON object.")),
  TRAMYTE_REGISTER_DUPLICATE_ROW: entry("note",
    ({ other }) => say(`Dòng này giống hệt ${rowVi(other)}.`, `This row is the same as ${rowEn(other)}.`),
    () => say("Không cần làm gì; có thể xóa một dòng.", "Nothing to do; one of the rows may be deleted.")),
  TRAMYTE_REGISTER_REPEATED_PERSON: entry("error",
    ({ other }) => say(`Người này đã có ở ${rowVi(other)}, với nội dung khác.`, `This person is already in ${rowEn(other)}, with other content.`),
    () => say("Giữ một dòng đúng và xóa dòng kia; nếu là hai người khác nhau, ghi đủ số định danh, thôn và mã hộ của mỗi người.", "Keep the right row and delete the other; if they are two people, fill in the number, village and household of each.")),
  TRAMYTE_REGISTER_REPEATED_ENTRY: entry("error",
    ({ other }) => say(`Mục này đã có ở ${rowVi(other)}, với nội dung khác.`, `This entry is already in ${rowEn(other)}, with other content.`),
    () => say("Giữ một mục đúng và xóa mục kia.", "Keep the right entry and delete the other.")),
  TRAMYTE_REGISTER_AMBIGUOUS_PERSON: entry("error",
    ({ nearest }) => say(`Có nhiều người trùng với dòng này: ${listed(nearest)}.`, `Several people fit this row: ${listed(nearest)}.`),
    () => say("Ghi số định danh cá nhân, hoặc ngày sinh đầy đủ và thôn.", "Fill in the personal number, or the full date of birth and the village.")),
  TRAMYTE_REGISTER_UNKNOWN_PERSON: entry("error",
    () => say("Không tìm thấy người này trong danh sách dân cư.", "This person is not found in the resident register."),
    ({ nearest }) => nearest === undefined || nearest.length === 0
      ? say("Kiểm tra họ tên, ngày sinh, số định danh; nếu người này sống ở xã, thêm vào danh sách dân cư trước.", "Check the name, date of birth and number; if the person lives here, add them to the resident register first.")
      : say(`Kiểm tra họ tên, ngày sinh, số định danh. Gần giống: ${listed(nearest)}.`, `Check the name, date of birth and number. Similar: ${listed(nearest)}.`)),
  TRAMYTE_REGISTER_NOT_RESIDENT: entry("note",
    ({ other }) => say(`Học sinh không cư trú ở xã này${other === undefined ? "" : ` (xã ghi: ${quoted(other)})`}.`, `The pupil does not live in this commune${other === undefined ? "" : ` (commune given: ${quoted(other)})`}.`),
    () => say("Không cần làm gì; nếu em sống ở xã này, sửa tên xã hoặc ghi số định danh.", "Nothing to do; if the child lives here, mend the commune's name or fill in the number.")),
  TRAMYTE_REGISTER_NO_LONGER_LISTED: entry("note",
    ({ value }) => say(`${quoted(value)} không còn trong danh sách dân cư; hồ sơ được giữ nguyên.`, `${quoted(value)} is no longer in the resident register; the record is kept as it is.`),
    () => say(
      "Hỏi thôn: nếu người này vẫn sống ở xã, thêm lại dòng; nếu đã mất, thêm lại dòng với ngày mất; nếu đã chuyển đi, sửa nơi cư trú trong hồ sơ.",
      "Ask the village: if the person still lives here, put the row back; if they died, put it back with the day of death; if they moved away, mend the residence in the record.")),
  TRAMYTE_REGISTER_OTHER_COMMUNE: entry("error",
    ({ value, other }) => say(`Dòng này ghi xã ${quoted(value)}, không phải ${other ?? "xã này"}.`, `This row names the commune ${quoted(value)}, which is not ${other ?? "this one"}.`),
    () => say("Nếu người này sống ở xã này, sửa tên xã và mã xã; nếu tạm trú, ghi “Tạm trú”; nếu không, chuyển dòng này cho xã kia.", "If the person lives here, mend the commune's name and code; if temporarily, write “Tạm trú”; otherwise pass the row to that commune.")),

  TRAMYTE_REGISTER_MISSING_VALUE: entry("error",
    ({ column }) => say(`Cột ${quoted(column)} để trống.`, `The column ${quoted(column)} is empty.`),
    ({ column }) => say(`Ghi ${quoted(column)}.`, `Fill in ${quoted(column)}.`)),
  TRAMYTE_REGISTER_INVALID_NAME: entry("error",
    ({ value }) => say(`${quoted(value)} không phải họ tên.`, `${quoted(value)} is not a name.`),
    () => say("Ghi họ và tên bằng chữ, không có số, dấu bằng hay ký hiệu khác.", "Write the name in letters, without digits, equals signs or other marks.")),
  TRAMYTE_REGISTER_NAME_DIFFERS: entry("note",
    ({ value, other }) => say(`Họ tên ${quoted(value)} viết khác danh sách dân cư: ${quoted(other)}.`, `The name ${quoted(value)} is spelled otherwise in the resident register: ${quoted(other)}.`),
    () => say("Đã nhận theo số định danh. Kiểm tra cách viết đúng.", "Taken by the number. Check which spelling is right.")),
  TRAMYTE_REGISTER_INVALID_DATE: entry("error",
    ({ value }) => say(`${quoted(value)} không phải một ngày có thật.`, `${quoted(value)} is not a date of the calendar.`),
    () => say("Ghi ngày/tháng/năm, ví dụ 09/03/1956; nếu chỉ biết năm, ghi 1956.", "Write day/month/year, such as 09/03/1956; if only the year is known, 1956.")),
  TRAMYTE_REGISTER_FUTURE_DATE: entry("error",
    ({ value, other }) => say(`${quoted(value)} sau ngày lập danh sách (${other ?? ""}).`, `${quoted(value)} lies after the day of the list (${other ?? ""}).`),
    () => say("Kiểm tra năm.", "Check the year.")),
  TRAMYTE_REGISTER_ENDS_BEFORE_START: entry("error",
    ({ value, other }) => say(`Ngày kết thúc ${quoted(value)} trước ngày bắt đầu ${quoted(other)}.`, `The end ${quoted(value)} is before the beginning ${quoted(other)}.`),
    () => say("Sửa một trong hai ngày.", "Mend one of the two dates.")),
  TRAMYTE_REGISTER_OUTSIDE_LIFE: entry("note",
    ({ value, other }) => say(`${quoted(value)} trước ngày sinh hoặc sau ngày mất (${other ?? ""}).`, `${quoted(value)} is before the birth or after the death (${other ?? ""}).`),
    () => say("Đã lưu, nhưng không được tính. Sửa ngày này, hoặc ngày sinh, ngày mất trong danh sách dân cư.", "It is kept and never counted. Mend this day, or the day of birth or death in the resident register.")),
  TRAMYTE_REGISTER_INVALID_PERSONAL_NUMBER: entry("error",
    ({ value }) => say(`${quoted(value)} không phải số định danh cá nhân.`, `${quoted(value)} is not a personal number.`),
    () => say("Ghi đủ 12 chữ số như trên thẻ căn cước; đặt cột ở dạng Văn bản trong Excel để giữ số 0 đầu.", "Write all 12 digits as on the identity card; format the column as Text in Excel to keep the leading zero.")),
  TRAMYTE_REGISTER_MENDED_NUMBER: entry("note",
    ({ value, other }) => say(`Số ${quoted(value)} thiếu số 0 ở đầu; đã nhận là ${other ?? ""}.`, `The number ${quoted(value)} had lost its leading zero; taken as ${other ?? ""}.`),
    () => say("Đặt cột số định danh ở dạng Văn bản trong Excel.", "Format the column of numbers as Text in Excel.")),
  TRAMYTE_REGISTER_OLD_NUMBER: entry("note",
    ({ value }) => say(`${quoted(value)} là số CMND cũ 9 số; đã lưu riêng.`, `${quoted(value)} is an old 9-digit card number; it is kept apart.`),
    () => say("Bổ sung số định danh cá nhân 12 số khi có.", "Add the 12-digit personal number when it is known.")),
  TRAMYTE_REGISTER_NUMBER_CONFLICT: entry("note",
    ({ value, other }) => say(`Số định danh ${quoted(value)} không khớp ${other === "sex" ? "giới tính" : "năm sinh"} đã ghi.`, `The personal number ${quoted(value)} does not fit the ${other === "sex" ? "sex" : "year of birth"} given.`),
    () => say("Đã nhận như đã ghi. Đối chiếu với thẻ căn cước.", "Taken as written. Compare with the identity card.")),
  TRAMYTE_REGISTER_IDENTIFIER_CONFLICT: entry("error",
    ({ value, other }) => say(`Số ${quoted(value)} là của một người khác họ tên hoặc ngày sinh: ${other ?? ""}.`, `The number ${quoted(value)} belongs to somebody with another name or birth date: ${other ?? ""}.`),
    () => say("Đối chiếu số với thẻ của cả hai người; sửa số, họ tên hoặc ngày sinh.", "Compare the number with both people's cards; mend the number, the name or the date of birth.")),
  TRAMYTE_REGISTER_REISSUED_NUMBER: entry("note",
    ({ value, other }) => say(`Người này có hai số: ${quoted(value)} và ${quoted(other)}; nhận là số cấp lại.`, `This person has two numbers, ${quoted(value)} and ${quoted(other)}; taken as re-issued.`),
    () => say("Kiểm tra số nào đang dùng.", "Check which number is in use.")),
  TRAMYTE_REGISTER_INVALID_INSURANCE_NUMBER: entry("error",
    ({ value }) => say(`${quoted(value)} không phải mã số BHXH.`, `${quoted(value)} is not a health insurance number.`),
    () => say("Ghi 10 chữ số của mã số BHXH, hoặc cả 15 ký tự của thẻ cũ.", "Write the 10 digits of the insurance number, or all 15 characters of an old card.")),
  TRAMYTE_REGISTER_UNKNOWN_WORD: entry("error",
    ({ value, column }) => say(`Cột ${quoted(column)} không có mục ${quoted(value)}.`, `The column ${quoted(column)} has no entry ${quoted(value)}.`),
    ({ nearest }) => say(`Ghi một trong các mục đã quy định, ví dụ ${listed(nearest)}, hoặc thêm từ này vào bảng ánh xạ.`, `Write one of the known entries, such as ${listed(nearest)}, or add the word to the mapping.`)),
  TRAMYTE_REGISTER_UNKNOWN_VILLAGE: entry("error",
    ({ value }) => say(`Xã không có thôn ${quoted(value)}.`, `The commune has no village ${quoted(value)}.`),
    ({ nearest }) => say(`Ghi đúng tên thôn. Gần giống: ${listed(nearest)}.`, `Write the village's name. Similar: ${listed(nearest)}.`)),
  TRAMYTE_REGISTER_UNKNOWN_COMMUNE: entry("error",
    ({ value }) => say(`Không rõ xã ${quoted(value)}.`, `The commune ${quoted(value)} is not known.`),
    ({ nearest }) => say(`Ghi mã xã 5 chữ số, hoặc tên xã đúng từng dấu. Gần giống: ${listed(nearest)}.`, `Write the commune's five-digit code, or its name with every accent. Similar: ${listed(nearest)}.`)),
  TRAMYTE_REGISTER_COMMUNE_CONFLICT: entry("note",
    ({ value, other }) => say(`Tên xã ${quoted(value)} không khớp mã xã ${other ?? ""}; đã nhận theo mã.`, `The commune's name ${quoted(value)} does not fit the code ${other ?? ""}; the code was taken.`),
    () => say("Sửa tên xã hoặc mã xã.", "Mend the name or the code.")),
  TRAMYTE_REGISTER_MENDED_UNIT: entry("note",
    ({ value, column, other }) => say(`${quoted(column)}: ${quoted(value)} không thể là số đo theo đơn vị của cột; đã nhận là ${other ?? ""}.`, `${quoted(column)}: ${quoted(value)} cannot be a measure in the column’s unit; taken as ${other ?? ""}.`),
    () => say("Kiểm tra lại; ghi theo đơn vị của cột.", "Check it; write in the unit of the column.")),
  TRAMYTE_REGISTER_SWAPPED_VALUES: entry("error",
    ({ value, column, other }) => say(`${quoted(column)}: ${quoted(value)}; cân nặng và chiều cao có vẻ ghi đổi chỗ cho nhau (ô kia: ${quoted(other)}).`, `${quoted(column)}: ${quoted(value)}; weight and height seem to stand in each other’s place (the other cell: ${quoted(other)}).`),
    () => say("Xem lại sổ; ghi cân nặng vào cột kg, chiều cao vào cột cm.", "Look at the book; write the weight in the column of kg, the height in that of cm.")),
  TRAMYTE_REGISTER_INVALID_VALUE: entry("error",
    ({ value, column, other }) => say(`${quoted(column)}: ${quoted(value)} không dùng được${because(other)}.`, `${quoted(column)}: ${quoted(value)} cannot be used${because(other)}.`),
    () => say("Sửa giá trị này.", "Mend this value."))
}

function because(text: string | undefined): string {
  return text === undefined ? "" : ` (${text})`
}

/** Rows are named by file and line, `dan-cu.csv:17`, in both languages; only a line of the same file is said in words. */
function rowVi(place: string | undefined): string {
  return place === undefined ? "dòng khác" : /^\d+$/.test(place) ? `dòng ${place}` : place
}

function rowEn(place: string | undefined): string {
  return place === undefined ? "another row" : /^\d+$/.test(place) ? `line ${place}` : place
}

/** Texts that people type, paste or send, and that a store must keep letter by letter, whatever they mean elsewhere. */
export const hostileTexts: readonly string[] = [
  // SQL
  "'; DROP TABLE fact; --", "' OR '1'='1", "\"; DELETE FROM person; --", "1); SELECT pg_sleep(9); --", "$1", "?", ":name", "@p", "$$;$$", "\\'; --", "/* */", "E'\\x41'", "x' UNION SELECT 1--", "%", "_", "a%b_c\\%",
  // JSON, documents, LDAP, XPath
  "{\"$gt\":\"\"}", "[1,2]", "\"", "\\\"", "null", "true", "0", "{}", "*)(uid=*", "' or 1=1 or ''='",
  // format strings, templates, commands, paths, headers, pages, sheets
  "%s%s%n%x", "{0}{1}", "${7*7}", "{{7*7}}", "<%= 7*7 %>", "#{7*7}", "$(reboot)", "`reboot`", "; rm -rf /", "|cat", "../../etc/passwd", "..\\..\\windows", "C:\\nul", "file:///etc/passwd", "a\r\nSet-Cookie: b", "<script>alert(1)</script>", "&lt;&amp;", "=1+1", "@SUM(A1)", "+1", "-1",
  // names of the language
  "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "then", "undefined", "NaN", "Infinity",
  // Unicode
  "Hoà".normalize("NFD"), "Hoà".normalize("NFC"), "Thuỷ", "\ufeffa", "a\u200bb", "a\u200db", "\u202eabc", "\u2066a\u2069", "İi", "ß", "ſ", "ﬁ", "Å", "\u00e5", "é\u0301\u0301", "𠀀", "👩🏽‍⚕️", "\u2028\u2029", "\uffff", "\ufffd", "\u{10ffff}", "١٢٣", "ａ",
  // Blanks and controls
  " ", "  a  ", "\t", "\n", "\r", "\r\n", "\u0001\u0008\u001b[2J", "\u007f", "\u0085", "\u00a0", "\u3000",
  // Things that look like what they are not
  "2026-01-10", "1e3", "0x10", "00012", "1,5", "9007199254740993", "p1\u0020", "P1", "1.7976931348623157e309"
]

/** Texts that no store can keep, so that every store must say so; each with what it is. */
export const impossibleTexts: Readonly<Record<string, string>> = {
  "U+0000": "a\u0000b", "U+0000 alone": "\u0000", "half of a surrogate pair": "a\ud800", "the other half": "\udc00b", "two halves in the wrong order": "\udc00\ud800"
}

/** Whether a sheet would take a text for a formula and run it. @example isFormula('=1+1') // true */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text)
}

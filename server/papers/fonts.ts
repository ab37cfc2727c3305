import { dirname, join } from 'node:path'

/** Roboto comes with the package that makes PDFs; nothing is asked of the machine. */
export function fontFiles() {
  const folder = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto')
  return {
    normal: join(folder, 'Roboto-Regular.ttf'),
    bold: join(folder, 'Roboto-Medium.ttf'),
    italics: join(folder, 'Roboto-Italic.ttf'),
    bolditalics: join(folder, 'Roboto-MediumItalic.ttf'),
  }
}

/** What a browser says of itself, as a person would: "Chrome, Windows". Either part may be unknown. */
export type Device = Readonly<{ browser: string | null; system: string | null }>

// The first that fits; those that also call themselves by another's name stand before it.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bUCBrowser\//, 'UC Browser'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

export function deviceOf(userAgent: string | undefined): Device {
  const named = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([form]) => form.test((userAgent ?? '').slice(0, 500)))?.[1] ?? null
  return { browser: named(browsers), system: named(systems) }
}

/** "Chrome, Windows"; null when the browser tells nothing that is known. */
export function deviceName({ browser, system }: Device): string | null {
  return [browser, system].filter((part) => part !== null).join(', ') || null
}

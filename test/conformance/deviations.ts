/**
 * Recorded cases whose answer our engine cannot give, by id (`id@version` for what was recorded on several MISP
 * versions), with the reason. A listed case that passes counts as failed, so the list cannot outlive its reasons.
 */
export const deviations: Readonly<Record<string, string>> = {
  ...listed(
    'A JavaScript object puts keys that read as integers first, so the order of its items is another one.',
    `
    h01182 h01187 h01221 h01229 h01231 h01233 h01234 h01236 h01237 h01253 h01257 h01259 h01262
    h01265 h01268 h01445 h01447 h01449 h01456 h01458 h01487 h01489 h01491 h01493 h01606 h01608
    h01610 h01612 h01619 h01621 h01654 h01657 h04705 h04721 h04757 h04809
    `,
  ),
  ...listed(
    'A float without a fraction is an integer in JavaScript.',
    'c00059 c00106 c00143 c00885',
  ),
  ...listed('A regex with \\X or with recursion: reported as not supported.', 'h03243 h03263'),
  'var-real-attribute-two@2.5.19':
    'Two background workers ran side by side, and the second saw the event before the first had tagged it. Ours run one after the other.',
}

function listed(reason: string, ids: string): Record<string, string> {
  return Object.fromEntries(
    ids
      .trim()
      .split(/\s+/)
      .map((id) => [id, reason]),
  )
}

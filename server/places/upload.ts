import { receiveUpload } from '../http/door'
import { boundaryLimits } from './boundary'

/** Takes in a file of boundaries, ahead of the CSRF check. */
export const receiveBoundaries = receiveUpload({
  field: 'file',
  files: 1,
  fileSize: boundaryLimits.bytes,
  fields: 10,
  fieldSize: 8 * 1024,
  mostAtOnce: 5 * boundaryLimits.bytes,
  tooLarge: { key: 'boundary.too_large' },
  tooMany: { key: 'upload.one_at_a_time' },
})

export { seedReference } from './01_reference'
export { seedDemo } from './02_demo'

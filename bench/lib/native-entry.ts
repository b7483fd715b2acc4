export { nativeDevice } from '@compute/native';
export { loadAddon } from '@compute/native/addon';
export { NativeTrainer } from '@compute/native/trainer';

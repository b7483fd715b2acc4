export { nativeDevice } from '@compute/native';
export { fit } from '@compute/training/fit';

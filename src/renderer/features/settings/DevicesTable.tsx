import { Badge, Table } from '@mantine/core';
import { type DeviceInfo, type DeviceSpeeds, deviceNames } from '@shared/devices';
import type { ReactNode } from 'react';
import { useDevices } from '../../api/queries';
import { LineSkeleton, QueryView } from '../../ui/QueryView';
import { relativeSpeeds } from './relative-speeds';
import { SpeedCell } from './SpeedCell';
import classes from './settings.module.css';

interface Props {
  readonly speeds: DeviceSpeeds | null;
  readonly isMeasuring: boolean;
}

/** Every device in order of preference: its state, its speed beside the others, and what it says of itself. */
export function DevicesTable({ speeds, isMeasuring }: Props): ReactNode {
  const devices = useDevices();
  const relative = relativeSpeeds(speeds?.speeds ?? []);
  return (
    <QueryView query={devices} skeleton={<LineSkeleton lines={6} />}>
      {(rows) => (
        <Table className={classes.devices} data-testid="devices-table" verticalSpacing={10}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Device</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Speed</Table.Th>
              <Table.Th>Detail</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((device) => (
              <Table.Tr key={device.id} data-testid={`device-${device.id}`}>
                <Table.Td className={classes.deviceName}>
                  {device.label}
                  {!device.label.includes(deviceNames[device.id]) && (
                    <div className="ls-quiet">{deviceNames[device.id]}</div>
                  )}
                </Table.Td>
                <Table.Td>
                  <Badge color={device.isAvailable ? 'teal' : 'gray'}>
                    {device.isAvailable ? 'available' : 'not available'}
                  </Badge>
                </Table.Td>
                <Table.Td className={classes.speed} data-stale={isMeasuring || undefined}>
                  <SpeedCell speed={relative.get(device.id)} isAvailable={device.isAvailable} />
                </Table.Td>
                <Table.Td>
                  <Detail device={device} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </QueryView>
  );
}

function Detail({ device }: { readonly device: DeviceInfo }): ReactNode {
  return (
    <div className={classes.detail} data-selectable>
      {device.detail !== '' && <p>{device.detail}</p>}
      {device.driver !== null && <p>{device.driver}</p>}
      {device.reason !== null && <p className="ls-quiet">{device.reason}</p>}
    </div>
  );
}

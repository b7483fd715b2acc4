import { Badge, Table, Text } from '@mantine/core';
import { useDevices } from '../../api/queries';
import { LineSkeleton, QueryView } from '../../ui/QueryView';
import classes from './settings.module.css';

/** Where arithmetic can run here; and why not, in a sentence, where it cannot. */
export function DevicesTable() {
  const devices = useDevices();
  return (
    <QueryView query={devices} skeleton={<LineSkeleton lines={3} />}>
      {(rows) => (
        <Table className={classes.devices} data-testid="devices-table" verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Device</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Detail</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((device) => (
              <Table.Tr key={device.id} style={{ verticalAlign: 'top' }}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{device.label}</Table.Td>
                <Table.Td>
                  <Badge color={device.isAvailable ? 'teal' : 'gray'}>
                    {device.isAvailable ? 'available' : 'not available'}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  {device.detail}
                  {device.reason !== null && (
                    <Text size="xs" className="ls-quiet">
                      {device.reason}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </QueryView>
  );
}

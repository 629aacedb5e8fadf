// Makes the Parquet files in parquet/, by three writers that know nothing of Layerwise: DuckDB, hyparquet-writer and Apache
// Arrow's Rust implementation (as parquet-wasm). Run beside this file, with Node 20 or newer:
//
//     npm install --no-save @duckdb/node-api@1.5.6-r.1 hyparquet-writer@0.17.0 parquet-wasm@0.8.0
//     node parquet.mjs ../../../sample-data
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { crc32 } from 'node:zlib'
import duckdb from '@duckdb/node-api'
import { ByteWriter, parquetWriteBuffer } from 'hyparquet-writer'
import { writePageHeader } from './node_modules/hyparquet-writer/src/datapage.js'
import { writeMetadata } from './node_modules/hyparquet-writer/src/metadata.js'

const wasm = createRequire(import.meta.url)('parquet-wasm')
const samples = process.argv[2]
mkdirSync('parquet', { recursive: true })
const to = name => `parquet/${name}.parquet`
const database = await (await duckdb.DuckDBInstance.create(':memory:')).connect()
await database.run("set timezone='UTC'")
const write = (query, name, options = '') => database.run(`copy (${query}) to '${to(name)}' (format parquet ${options})`)

// --- the penguins, packed in every way that is read; as a reader of CSV understands them ---
const penguins = `select * from read_csv('${samples}/penguins.csv', nullstr = ['', 'NA'])`
for (const codec of ['snappy', 'zstd', 'gzip', 'lz4_raw', 'uncompressed']) {
  await write(penguins, `penguins-${codec}`, `, codec ${codec}`)
}
await write(penguins, 'penguins-groups', ', codec zstd, row_group_size 100, parquet_version v2')

// --- the same by Arrow, also in a way that is not read ---
const { Compression, WriterVersion } = wasm
const table = wasm.readParquet(readFileSync(to('penguins-zstd')))
writeFileSync(to('penguins-arrow'), wasm.writeParquet(table, new wasm.WriterPropertiesBuilder()
  .setCompression(Compression.ZSTD).setWriterVersion(WriterVersion.V2).setMaxRowGroupSize(150).setDataPageSizeLimit(500)
  .setWriteBatchSize(20).build()))
writeFileSync(to('penguins-brotli'), wasm.writeParquet(wasm.readParquet(readFileSync(to('penguins-zstd'))),
  new wasm.WriterPropertiesBuilder().setCompression(Compression.BROTLI).build()))

// --- every type ---
await write(`select * from (values
  (true, (-128)::tinyint, 255::utinyint, (-2147483648)::int, 4294967295::uinteger, (-9223372036854775808)::bigint,
   18446744073709551615::ubigint, 0.1::float, 0.1::double, 12.50::decimal(4, 2), (-0.001)::decimal(18, 3),
   12345678901234567890.0123456789::decimal(38, 10), '01', date '2024-02-29', time '14:05:30.25',
   timestamp '2024-03-01 14:05:30.25', timestamp_s '2024-03-01 00:00:00', timestamp_ms '1969-12-31 23:59:59.999',
   timestamp_ns '2024-03-01 14:05:30.123456789', timestamptz '2024-03-01 14:05:30+02',
   '6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid, 'calm'::enum_mood, '{"a": [1, 2]}'::json, null::int,
   'abc'::blob, [1, 2], {'x': 1}, map {'k': 1}, interval 1 day),
  (false, 0, 0, 0, 0, 0, 0, 'nan'::float, 'nan'::double, 0, 0, 0, '1e5', date '1582-10-15', time '00:00:00',
   timestamp '1969-12-31 23:59:59.5', timestamp_s '1970-01-01 00:00:01', timestamp_ms '2024-03-01 00:00:00',
   timestamp_ns '1969-12-31 23:59:59.999999999', timestamptz '1969-12-31 23:59:59.5+00',
   '00000000-0000-0000-0000-000000000000'::uuid, 'wild'::enum_mood, 'null'::json, null,
   ''::blob, [], {'x': null}, map {}, interval 0 day),
  (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
   null, null, null, null, null, null, null, null, null),
  (true, 127, 1, 2147483647, 1, 9223372036854775807, 1, 16777216::float, 1e22::double, -99.99, 1, -1, 'a,"b"', null, null,
   timestamp '9999-12-31 23:59:59.999999', null, null, null, null, null, null, null, null, null, null, null, null, null),
  (true, 1, 1, 1, 1, 1, 1, 3.4028235e38::float, 5e-324::double, 1, 1, 1, 'two' || chr(10) || 'lines', null, null, null, null, null,
   null, null, null, null, null, null, null, null, null, null, null),
  (true, 1, 1, 1, 1, 1, 1, 'inf'::float, '-inf'::double, 1, 1, 1, '花萼 𝄞', null, null, null, null, null,
   null, null, null, null, null, null, null, null, null, null, null))
  t("boolean", tiny, utiny, "int", uint, "bigint", ubig, "float", "double", dec4, dec18, dec38, "text", "date", "time",
    stamp, stamp_s, stamp_ms, stamp_ns, stamp_utc, id, mood, doc, "none", bytes, list, struct, map, span)`
  .replaceAll('::enum_mood', "::enum('calm', 'wild')"), 'types')

// --- every encoding, in pages of version 2: numbers and texts that a test can make too ---
const rows = 1000
const each = make => Array.from({ length: rows }, (_, i) => make(i))
const text = i => `prefix-${Math.floor(i / 7)}-${i % 7}`
writeFileSync(to('encodings'), Buffer.from(parquetWriteBuffer({
  rowGroupSize: 400,
  pageSize: 700,
  columnData: [
    { name: 'plain', data: each(i => i * 7919 - 4000), type: 'INT32', encoding: 'PLAIN', nullable: false },
    { name: 'delta', data: each(i => i * 7919 - 4000), type: 'INT32', encoding: 'DELTA_BINARY_PACKED', nullable: false },
    { name: 'delta64', data: each(i => i % 3 === 0 ? null : BigInt(i) * 10000000019n), type: 'INT64',
      encoding: 'DELTA_BINARY_PACKED' },
    { name: 'dictionary', data: each(i => i % 11 === 0 ? null : `class-${i % 13}`), type: 'STRING',
      encoding: 'RLE_DICTIONARY' },
    { name: 'lengths', data: each(text), type: 'STRING', encoding: 'DELTA_LENGTH_BYTE_ARRAY', nullable: false },
    { name: 'prefixes', data: each(i => i % 5 === 0 ? null : text(i)), type: 'STRING', encoding: 'DELTA_BYTE_ARRAY' },
    { name: 'split', data: each(i => i / 8 - 20), type: 'DOUBLE', encoding: 'BYTE_STREAM_SPLIT', nullable: false },
    { name: 'split32', data: each(i => i % 4 === 0 ? null : i / 4), type: 'FLOAT', encoding: 'BYTE_STREAM_SPLIT' },
    { name: 'truth', data: each(i => i % 3 === 0), type: 'BOOLEAN', encoding: 'RLE', nullable: false },
    { name: 'half', data: each(i => i / 2), type: 'FLOAT16', nullable: false },
    { name: 'missing', data: each(() => null), type: 'DOUBLE' },
  ],
})))

// --- tables that are none ---
await write('select 1 as a, 2 as b where false', 'no-rows')
await write("select [1] as list, {'x': 1} as struct", 'nested-alone')

// --- by hand: 96-bit timestamps, texts with bytes that are no UTF-8, checksums ---
const day = (nanos, julian) => {
  const bytes = Buffer.alloc(12)
  bytes.writeBigInt64LE(nanos)
  bytes.writeInt32LE(julian, 8)
  return bytes
}
const texts = [Buffer.from('good'), Buffer.from([0x62, 0xff, 0x64]), Buffer.from('花')]
const columns = [
  { element: { name: 'seen', type: 'INT96', repetition_type: 'REQUIRED' },
    page: Buffer.concat([day(0n, 2440588), day(50730250000000n, 2460371), day(86399999999999n, 2440587)]) },
  { element: { name: 'word', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
    page: Buffer.concat(texts.flatMap(bytes => {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(bytes.length)
      return [length, bytes]
    })) },
]
const crafted = (name, kept, schema, num_rows) => {
  const writer = new ByteWriter()
  writer.appendBytes(Buffer.from('PAR1'))
  const chunks = kept.map(({ element, page }) => {
    const start = writer.offset
    writePageHeader(writer, {
      type: 'DATA_PAGE', uncompressed_page_size: page.length, compressed_page_size: page.length, crc: crc32(page) | 0,
      data_page_header: { num_values: 3, encoding: 'PLAIN', definition_level_encoding: 'RLE', repetition_level_encoding: 'RLE' },
    })
    writer.appendBytes(page)
    const size = BigInt(writer.offset - start)
    return { file_offset: BigInt(start), meta_data: {
      type: element.type, encodings: ['PLAIN'], path_in_schema: [element.name], codec: 'UNCOMPRESSED', num_values: 3n,
      total_uncompressed_size: size, total_compressed_size: size, data_page_offset: BigInt(start) } }
  })
  writeMetadata(writer, { version: 2, created_by: 'parquet.mjs', schema, num_rows, metadata_length: 0,
    row_groups: chunks.length ? [{ columns: chunks, total_byte_size: BigInt(writer.offset), num_rows }] : [] })
  writer.appendBytes(Buffer.from('PAR1'))
  writeFileSync(to(name), Buffer.from(writer.getBuffer()))
}
crafted('by-hand', columns, [{ name: 'root', num_children: 2 }, ...columns.map(column => column.element)], 3n)
crafted('no-columns', [], [{ name: 'root', num_children: 0 }], 0n)

// Only this file may include libosmium's decoder, so that LZ4 is on wherever it is compiled.
#define OSMIUM_WITH_LZ4

#include "PBFReader.hpp"

#include "Box.hpp"
#include "Failure.hpp"

#include <osmium/io/detail/pbf_decoder.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace cosmium {

namespace detail = osmium::io::detail;
using osmium::osm_entity_bits::type;

/// Positioned reading, from any thread.
class PBFReader::File {
 public:
  explicit File(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) {
      throw std::system_error{errno, std::system_category(), "Open failed"};
    }
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) {
      throw std::system_error{errno, std::system_category(), "Read failed"};
    }
    size = status.st_size;
  }

  File(const File&) = delete;
  File& operator=(const File&) = delete;

  ~File() { ::close(descriptor_); }

  /// Exactly `count` bytes.
  void read(int64_t offset, char* into, std::size_t count) const {
    while (count > 0) {
      const auto got = ::pread(descriptor_, into, count, offset);
      if (got < 0 && errno != EINTR) {
        throw std::system_error{errno, std::system_category(), "Read failed"};
      }
      if (got == 0) {
        throw UnusableContent{"PBF error: unexpected end of the file", CO_CAUSE_TORN};
      }
      if (got > 0) {
        into += got;
        offset += got;
        count -= static_cast<std::size_t>(got);
      }
    }
  }

  std::string read(int64_t offset, std::size_t count) const {
    std::string bytes(count, '\0');
    read(offset, bytes.data(), count);
    return bytes;
  }

  int64_t size = 0;

 private:
  int descriptor_;
};

/// The content of a blob; `data` points into one of the strings.
struct PBFReader::Unpacked {
  std::string packed;
  std::string output;
  protozero::data_view data;
};

namespace {

uint32_t big_endian(const std::array<char, 4>& bytes) {
  uint32_t value = 0;
  for (const char byte : bytes) {
    value = value << 8 | static_cast<unsigned char>(byte);
  }
  return value;
}

struct BlobHeader {
  std::string type;
  int32_t size = 0;
};

BlobHeader parse_blob_header(const std::string& bytes) {
  using Field = detail::FileFormat::BlobHeader;
  BlobHeader header;
  protozero::pbf_message<Field> message{bytes};
  while (message.next()) {
    switch (message.tag_and_type()) {
      case protozero::tag_and_type(
          Field::required_string_type, protozero::pbf_wire_type::length_delimited):
        header.type = message.get_string();
        break;
      case protozero::tag_and_type(
          Field::required_int32_datasize, protozero::pbf_wire_type::varint):
        header.size = message.get_int32();
        break;
      default:
        message.skip();
    }
  }
  return header;
}

type entities_of_group(protozero::data_view group) {
  using Field = detail::OSMFormat::PrimitiveGroup;
  protozero::pbf_message<Field> message{group};
  type found = osmium::osm_entity_bits::nothing;
  while (message.next()) {
    switch (message.tag()) {
      case Field::repeated_Node_nodes:
      case Field::optional_DenseNodes_dense:
        found |= osmium::osm_entity_bits::node;
        break;
      case Field::repeated_Way_ways:
        found |= osmium::osm_entity_bits::way;
        break;
      case Field::repeated_Relation_relations:
        found |= osmium::osm_entity_bits::relation;
        break;
      default:
        break;
    }
    message.skip();
  }
  return found;
}

/// The sides as they stand; libosmium would take the lesser as west.
void add_box(protozero::data_view bytes, std::vector<co_box>& boxes) {
  using Field = detail::OSMFormat::HeaderBBox;
  using protozero::pbf_wire_type;
  using protozero::tag_and_type;
  constexpr int64_t nanodegrees = 100;
  int64_t west = 0;
  int64_t south = 0;
  int64_t east = 0;
  int64_t north = 0;
  protozero::pbf_message<Field> message{bytes};
  while (message.next()) {
    switch (message.tag_and_type()) {
      case tag_and_type(Field::required_sint64_left, pbf_wire_type::varint):
        west = message.get_sint64() / nanodegrees;
        break;
      case tag_and_type(Field::required_sint64_right, pbf_wire_type::varint):
        east = message.get_sint64() / nanodegrees;
        break;
      case tag_and_type(Field::required_sint64_top, pbf_wire_type::varint):
        north = message.get_sint64() / nanodegrees;
        break;
      case tag_and_type(Field::required_sint64_bottom, pbf_wire_type::varint):
        south = message.get_sint64() / nanodegrees;
        break;
      default:
        message.skip();
    }
  }
  if (is_box(west, south, east, north)) {
    boxes.push_back({static_cast<int32_t>(west), static_cast<int32_t>(south),
                     static_cast<int32_t>(east), static_cast<int32_t>(north)});
  }
}

/// The boxes of a header's blob, which has been decoded once, so that all in it are complete.
std::vector<co_box> boxes_of(const std::string& packed) {
  using Field = detail::OSMFormat::HeaderBlock;
  std::string output;
  protozero::pbf_message<Field> message{detail::decode_blob(packed, output)};
  std::vector<co_box> boxes;
  while (message.next(
      Field::optional_HeaderBBox_bbox, protozero::pbf_wire_type::length_delimited)) {
    add_box(message.get_view(), boxes);
  }
  return boxes;
}

/// Strings end in memory with a zero, so one within would end it too early for what follows.
void check_string_table(protozero::data_view table) {
  using Field = detail::OSMFormat::StringTable;
  protozero::pbf_message<Field> message{table};
  while (message.next(Field::repeated_bytes_s, protozero::pbf_wire_type::length_delimited)) {
    const auto text = message.get_view();
    if (std::memchr(text.data(), 0, text.size()) != nullptr) {
      throw UnusableContent{"PBF error: a text holds a zero byte"};
    }
  }
}

/// The decoder keeps steps of 1e-7 degrees and cuts what is finer; it must be rounded.
void check_steps(int64_t nanodegrees) {
  if (nanodegrees % 100 != 0) {
    throw UnusableContent{"PBF error: coordinates in other steps than 1e-7 degrees"};
  }
}

/// What kinds of objects a block holds, after a look at what the decoder trusts.
type entities_of_block(protozero::data_view block) {
  using Field = detail::OSMFormat::PrimitiveBlock;
  using protozero::pbf_wire_type;
  using protozero::tag_and_type;
  protozero::pbf_message<Field> message{block};
  type found = osmium::osm_entity_bits::nothing;
  while (message.next()) {
    switch (message.tag_and_type()) {
      case tag_and_type(Field::required_StringTable_stringtable, pbf_wire_type::length_delimited):
        check_string_table(message.get_view());
        break;
      case tag_and_type(
          Field::repeated_PrimitiveGroup_primitivegroup, pbf_wire_type::length_delimited):
        found |= entities_of_group(message.get_view());
        break;
      case tag_and_type(Field::optional_int32_granularity, pbf_wire_type::varint):
        check_steps(message.get_int32());
        break;
      case tag_and_type(Field::optional_int64_lat_offset, pbf_wire_type::varint):
      case tag_and_type(Field::optional_int64_lon_offset, pbf_wire_type::varint):
        check_steps(message.get_int64());
        break;
      default:
        message.skip();
    }
  }
  return found;
}

/// Tasks refer to the reader and its blobs, and must have ended before these go.
template <typename Tasks>
void wait_for(const Tasks& tasks) {
  for (const auto& task : tasks) {
    if (task.decoded.valid()) {
      task.decoded.wait();
    }
  }
}

}  // namespace

PBFReader::PBFReader(const std::string& path, osmium::thread::Pool& pool)
    : file_(std::make_unique<File>(path)), pool_(pool) {
  find_blobs();
}

PBFReader::~PBFReader() { wait_for(ahead_); }

void PBFReader::find_blobs() {
  int64_t offset = 0;
  do {
    std::array<char, 4> length{};
    file_->read(offset, length.data(), length.size());
    offset += static_cast<int64_t>(length.size());
    const auto header_size = big_endian(length);
    if (header_size > static_cast<uint32_t>(detail::max_blob_header_size)) {
      throw UnusableContent{"PBF error: invalid BlobHeader size"};
    }
    const auto blob_header = parse_blob_header(file_->read(offset, header_size));
    offset += header_size;
    if (blob_header.size <= 0 ||
        static_cast<uint64_t>(blob_header.size) > detail::max_uncompressed_blob_size) {
      throw UnusableContent{"PBF error: invalid blob size"};
    }
    if (blob_header.size > file_->size - offset) {
      throw UnusableContent{"PBF error: unexpected end of the file", CO_CAUSE_TORN};
    }
    add_blob(offset, static_cast<std::size_t>(blob_header.size), blob_header.type);
    offset += blob_header.size;
  } while (offset < file_->size);
}

void PBFReader::add_blob(int64_t offset, std::size_t size, const std::string& type) {
  if (!has_header_ && type != "OSMHeader") {
    throw UnusableContent{"PBF error: the first blob is no OSMHeader"};
  }
  if (type == "OSMHeader") {
    const auto packed = file_->read(offset, size);
    const auto header = detail::decode_header(packed);
    header_.boxes = boxes_of(packed);
    header_.generator = header.get("generator");
    header_.timestamp = header.get("timestamp");
    has_history_ = header.has_multiple_object_versions();
    has_header_ = true;
  } else if (type == "OSMData") {
    blobs_.push_back({offset, size, osmium::osm_entity_bits::nwr, nullptr});
  }
}

std::shared_ptr<const PBFReader::Unpacked> PBFReader::unpack(const Blob& blob) const {
  if (blob.unpacked) {
    return blob.unpacked;
  }
  auto unpacked = std::make_shared<Unpacked>();
  unpacked->packed = file_->read(blob.offset, blob.size);
  unpacked->data = detail::decode_blob(unpacked->packed, unpacked->output);
  if (!unpacked->output.empty()) {
    unpacked->packed = std::string{};
  }
  return unpacked;
}

PBFReader::Decoded PBFReader::decode(
    const Blob& blob, type entities, bool with_metadata) const {
  auto unpacked = unpack(blob);
  const auto found = entities_of_block(unpacked->data);
  if ((found & entities) == 0) {
    return {osmium::memory::Buffer{}, found, std::move(unpacked)};
  }
  const auto metadata =
      with_metadata || has_history_ ? osmium::io::read_meta::yes : osmium::io::read_meta::no;
  detail::PBFPrimitiveBlockDecoder decoder{unpacked->data, entities, metadata};
  return {decoder(), found, std::move(unpacked)};
}

void PBFReader::remember(Blob& blob, Decoded& decoded) {
  blob.entities = decoded.entities;
  if (!blob.unpacked && cached_ + decoded.unpacked->data.size() <= cache_bytes) {
    cached_ += decoded.unpacked->data.size();
    blob.unpacked = std::move(decoded.unpacked);
  }
}

std::size_t PBFReader::most_pending() const {
  return 2 * static_cast<std::size_t>(pool_.num_threads()) + 1;
}

PBFReader::Pending PBFReader::submit(Blob& blob, type entities, bool with_metadata) {
  return {&blob, pool_.submit([this, &blob, entities, with_metadata] {
            return decode(blob, entities, with_metadata);
          })};
}

/// Begins with the reading that was announced. Blobs that `current` is still read from are left: two
/// tasks must not have the same one.
void PBFReader::decode_ahead(type current) {
  if (!ahead_.empty()) {
    return;
  }
  for (auto& blob : blobs_) {
    if ((blob.entities & announced_) == 0) {
      continue;
    }
    if ((blob.entities & current) != 0 || ahead_.size() == most_pending()) {
      return;
    }
    ahead_.push_back(submit(blob, announced_, false));
  }
}

std::deque<PBFReader::Pending> PBFReader::take_ahead(type entities, bool with_metadata) {
  std::deque<Pending> taken;
  if (entities == announced_ && !with_metadata) {
    taken.swap(ahead_);
    announced_ = osmium::osm_entity_bits::nothing;
  }
  return taken;
}

void PBFReader::read(type entities, bool with_metadata, const BufferHandler& handler) {
  auto pending = take_ahead(entities, with_metadata);
  const auto finish_first = [&] {
    auto decoded = pending.front().decoded.get();
    remember(*pending.front().blob, decoded);
    pending.pop_front();
    while (decoded.buffer && decoded.buffer.has_nested_buffers()) {
      handler(*decoded.buffer.get_last_nested());
    }
    if (decoded.buffer) {
      handler(decoded.buffer);
    }
  };
  try {
    const auto* const last = pending.empty() ? nullptr : pending.back().blob;
    for (auto& blob : blobs_) {
      const bool is_taken = last != nullptr && &blob <= last;
      if (is_taken || (blob.entities & entities) == 0) {
        continue;
      }
      pending.push_back(submit(blob, entities, with_metadata));
      if (pending.size() >= most_pending()) {
        finish_first();
      }
    }
    decode_ahead(entities);
    while (!pending.empty()) {
      finish_first();
    }
  } catch (...) {
    wait_for(pending);
    throw;
  }
}

}  // namespace cosmium

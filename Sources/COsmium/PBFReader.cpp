// Only this file may include libosmium's decoder, so that LZ4 is on wherever it is compiled.
#define OSMIUM_WITH_LZ4

#include "PBFReader.hpp"

#include "Failure.hpp"
#include "PBFBlocks.hpp"

#include <osmium/io/detail/pbf_decoder.hpp>

#include <array>
#include <utility>

namespace cosmium {

namespace detail = osmium::io::detail;
using osmium::osm_entity_bits::type;

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
    : file_(path), pool_(pool) {
  find_blobs();
}

PBFReader::~PBFReader() { wait_for(ahead_); }

void PBFReader::find_blobs() {
  int64_t offset = 0;
  do {
    std::array<char, 4> length{};
    file_.read(offset, length.data(), length.size());
    offset += static_cast<int64_t>(length.size());
    const auto header_size = big_endian(length);
    if (header_size > static_cast<uint32_t>(detail::max_blob_header_size)) {
      throw UnusableContent{"PBF error: invalid BlobHeader size"};
    }
    const auto blob_header = parse_blob_header(file_.read(offset, header_size));
    offset += header_size;
    if (blob_header.size <= 0 ||
        static_cast<uint64_t>(blob_header.size) > detail::max_uncompressed_blob_size) {
      throw UnusableContent{"PBF error: invalid blob size"};
    }
    if (blob_header.size > file_.size() - offset) {
      throw UnusableContent{"PBF error: unexpected end of the file", CO_CAUSE_TORN};
    }
    add_blob(offset, static_cast<std::size_t>(blob_header.size), blob_header.type);
    offset += blob_header.size;
  } while (offset < file_.size());
}

void PBFReader::add_blob(int64_t offset, std::size_t size, const std::string& type) {
  if (!has_header_ && type != "OSMHeader") {
    throw UnusableContent{"PBF error: the first blob is no OSMHeader"};
  }
  if (type == "OSMHeader") {
    const auto packed = file_.read(offset, size);
    const auto header = detail::decode_header(packed);
    std::string output;
    header_.boxes = boxes_of_header(detail::decode_blob(packed, output));
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
  unpacked->packed = file_.read(blob.offset, blob.size);
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

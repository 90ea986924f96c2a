#ifndef COSMIUM_PBF_READER_HPP
#define COSMIUM_PBF_READER_HPP

#include "FileHeader.hpp"
#include "PositionedFile.hpp"

#include <osmium/osm/entity_bits.hpp>
#include <osmium/thread/pool.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace cosmium {

/// A PBF file that is read several times.
///
/// libosmium decodes the blobs; which are decoded is decided here. The first reading finds out
/// what types of objects each blob holds, so that later ones leave out the others, and up to
/// `cache_bytes` of unpacked blobs are kept: a city is read and unpacked once.
class PBFReader {
 public:
  static constexpr std::size_t cache_bytes = std::size_t{64} << 20;

  /// Reads the header. Throws std::system_error if the file cannot be read.
  PBFReader(const std::string& path, osmium::thread::Pool& pool);
  ~PBFReader();
  PBFReader(const PBFReader&) = delete;
  PBFReader& operator=(const PBFReader&) = delete;

  const FileHeader& header() const { return header_; }

  /// Without `with_metadata` timestamps may be missing. Deleted objects are always told apart.
  void read(
      osmium::osm_entity_bits::type entities, bool with_metadata, const BufferHandler& handler);

  /// Tells what is read after the reading that comes now, without metadata: so that its first blobs
  /// are decoded while the last ones of that are handled. A city's file has few blobs.
  void announce(osmium::osm_entity_bits::type entities) { announced_ = entities; }

 private:
  struct Unpacked;
  struct Blob {
    int64_t offset;
    std::size_t size;
    /// All types until the blob has been read once.
    osmium::osm_entity_bits::type entities;
    /// Empty if it is not kept.
    std::shared_ptr<const Unpacked> unpacked;
  };
  struct Decoded {
    osmium::memory::Buffer buffer;
    osmium::osm_entity_bits::type entities;
    std::shared_ptr<const Unpacked> unpacked;
  };

  struct Pending {
    Blob* blob;
    std::future<Decoded> decoded;
  };

  void find_blobs();
  void add_blob(int64_t offset, std::size_t size, const std::string& type);
  std::shared_ptr<const Unpacked> unpack(const Blob& blob) const;
  Decoded decode(
      const Blob& blob, osmium::osm_entity_bits::type entities, bool with_metadata) const;
  void remember(Blob& blob, Decoded& decoded);
  std::size_t most_pending() const;
  Pending submit(Blob& blob, osmium::osm_entity_bits::type entities, bool with_metadata);
  void decode_ahead(osmium::osm_entity_bits::type current);
  std::deque<Pending> take_ahead(osmium::osm_entity_bits::type entities, bool with_metadata);

  PositionedFile file_;
  osmium::thread::Pool& pool_;
  FileHeader header_;
  bool has_header_ = false;
  /// Objects may come in several versions and be deleted ones.
  bool has_history_ = false;
  std::vector<Blob> blobs_;
  std::size_t cached_ = 0;
  osmium::osm_entity_bits::type announced_ = osmium::osm_entity_bits::nothing;
  /// The first blobs of the reading that was announced.
  std::deque<Pending> ahead_;
};

}  // namespace cosmium

#endif

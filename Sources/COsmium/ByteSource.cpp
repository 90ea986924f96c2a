#include "ByteSource.hpp"

#include "Failure.hpp"

#include <bzlib.h>
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

namespace cosmium {

namespace {

class PlainFile final : public ByteSource {
 public:
  explicit PlainFile(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) {
      throw std::system_error{errno, std::system_category(), "Open failed"};
    }
  }

  PlainFile(const PlainFile&) = delete;
  PlainFile& operator=(const PlainFile&) = delete;

  ~PlainFile() override { ::close(descriptor_); }

  std::size_t read(char* into, std::size_t capacity) override {
    while (true) {
      const auto count = ::read(descriptor_, into, capacity);
      if (count >= 0) {
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR) {
        throw std::system_error{errno, std::system_category(), "Read failed"};
      }
    }
  }

 private:
  int descriptor_;
};

// zlib and bzip2 as `PackedFile` wants them. What both have in common are the members `next_in`,
// `avail_in`, `next_out` and `avail_out` of `stream`.

class GzipStream {
 public:
  GzipStream() {
    // 16 more than the largest window: a gzip header and nothing else.
    if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK) {
      throw std::bad_alloc{};
    }
  }
  ~GzipStream() { inflateEnd(&stream); }

  using Byte = Bytef;
  static constexpr const char* torn = "gzip: the file ends within a stream";
  static constexpr const char* broken = "gzip: the content is damaged or not gzip";

  void restart() { inflateReset(&stream); }

  /// Whether the stream is at its end.
  bool step() {
    const int code = inflate(&stream, Z_NO_FLUSH);
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
      throw UnusableContent{broken};
    }
    return code == Z_STREAM_END;
  }

  z_stream stream{};
};

class Bzip2Stream {
 public:
  Bzip2Stream() { begin(); }
  ~Bzip2Stream() { BZ2_bzDecompressEnd(&stream); }

  using Byte = char;
  static constexpr const char* torn = "bzip2: the file ends within a stream";
  static constexpr const char* broken = "bzip2: the content is damaged or not bzip2";

  void restart() {
    const bz_stream old = stream;
    BZ2_bzDecompressEnd(&stream);
    begin();
    stream.next_in = old.next_in;
    stream.avail_in = old.avail_in;
    stream.next_out = old.next_out;
    stream.avail_out = old.avail_out;
  }

  bool step() {
    const int code = BZ2_bzDecompress(&stream);
    if (code != BZ_OK && code != BZ_STREAM_END) {
      throw UnusableContent{broken};
    }
    return code == BZ_STREAM_END;
  }

  bz_stream stream{};

 private:
  void begin() {
    stream = {};
    if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) {
      throw std::bad_alloc{};
    }
  }
};

template <typename Stream>
class PackedFile final : public ByteSource {
 public:
  explicit PackedFile(const std::string& path) : file_(path), packed_(std::size_t{1} << 16) {}

  std::size_t read(char* into, std::size_t capacity) override {
    auto& stream = unpacker_.stream;
    stream.next_out = reinterpret_cast<typename Stream::Byte*>(into);
    stream.avail_out = static_cast<unsigned int>(capacity);
    while (stream.avail_out == capacity && fill()) {
      if (is_between_streams_) {
        begin_next_stream();
      } else {
        is_between_streams_ = unpacker_.step();
      }
    }
    return capacity - stream.avail_out;
  }

 private:
  /// Whether there are packed bytes.
  bool fill() {
    auto& stream = unpacker_.stream;
    if (stream.avail_in > 0) {
      return true;
    }
    const auto count = file_.read(packed_.data(), packed_.size());
    stream.next_in = reinterpret_cast<typename Stream::Byte*>(packed_.data());
    stream.avail_in = static_cast<unsigned int>(count);
    if (count == 0 && !is_between_streams_) {
      throw UnusableContent{Stream::torn, CO_CAUSE_TORN};
    }
    return count > 0;
  }

  void begin_next_stream() {
    auto& stream = unpacker_.stream;
    while (stream.avail_in > 0 && *stream.next_in == 0) {
      ++stream.next_in;
      --stream.avail_in;
      zeros_seen_ = true;
    }
    if (stream.avail_in == 0) {
      return;
    }
    if (zeros_seen_) {
      throw UnusableContent{Stream::broken};
    }
    unpacker_.restart();
    is_between_streams_ = false;
  }

  PlainFile file_;
  std::vector<char> packed_;
  Stream unpacker_;
  bool is_between_streams_ = false;
  bool zeros_seen_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> open_bytes(const std::string& path, Compression compression) {
  switch (compression) {
    case Compression::gzip:
      return std::make_unique<PackedFile<GzipStream>>(path);
    case Compression::bzip2:
      return std::make_unique<PackedFile<Bzip2Stream>>(path);
    case Compression::none:
      break;
  }
  return std::make_unique<PlainFile>(path);
}

/// Reads and keeps what it reads, unless it becomes too much.
class UnpackedBytes::Recording final : public ByteSource {
 public:
  explicit Recording(UnpackedBytes& owner)
      : owner_(owner), source_(open_bytes(owner.path_, owner.compression_)) {
    owner_.bytes_.clear();
  }

  std::size_t read(char* into, std::size_t capacity) override {
    const auto count = source_->read(into, capacity);
    if (!is_too_much_ && owner_.bytes_.size() + count > most_bytes) {
      is_too_much_ = true;
      owner_.bytes_ = std::string{};
    }
    if (!is_too_much_) {
      owner_.bytes_.append(into, count);
      owner_.is_complete_ = count == 0;
    }
    return count;
  }

 private:
  UnpackedBytes& owner_;
  std::unique_ptr<ByteSource> source_;
  bool is_too_much_ = false;
};

class UnpackedBytes::Replay final : public ByteSource {
 public:
  explicit Replay(const std::string& bytes) : bytes_(bytes) {}

  std::size_t read(char* into, std::size_t capacity) override {
    const auto count = bytes_.copy(into, capacity, position_);
    position_ += count;
    return count;
  }

 private:
  const std::string& bytes_;
  std::size_t position_ = 0;
};

UnpackedBytes::UnpackedBytes(std::string path, Compression compression)
    : path_(std::move(path)), compression_(compression) {}

std::unique_ptr<ByteSource> UnpackedBytes::open() {
  if (compression_ == Compression::none) {
    return open_bytes(path_, compression_);
  }
  if (is_complete_) {
    return std::make_unique<Replay>(bytes_);
  }
  return std::make_unique<Recording>(*this);
}

}  // namespace cosmium

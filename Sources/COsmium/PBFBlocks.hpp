#ifndef COSMIUM_PBF_BLOCKS_HPP
#define COSMIUM_PBF_BLOCKS_HPP

#include "cosmium.h"

#include <osmium/osm/entity_bits.hpp>

#include <protozero/data_view.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace cosmium {

// What is read of a PBF file beside libosmium's decoder: where its blobs are, and what the decoder
// does not say or trusts.

struct BlobHeader {
  std::string type;
  int32_t size = 0;
};

BlobHeader parse_blob_header(const std::string& bytes);

/// The boxes of a header, which has been decoded once, so that all in it are complete.
std::vector<co_box> boxes_of_header(protozero::data_view block);

/// What kinds of objects a block holds, after a look at what the decoder trusts.
osmium::osm_entity_bits::type entities_of_block(protozero::data_view block);

}  // namespace cosmium

#endif

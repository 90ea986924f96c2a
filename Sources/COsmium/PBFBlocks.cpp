#include "PBFBlocks.hpp"

#include "Box.hpp"
#include "Failure.hpp"

#include <osmium/io/detail/protobuf_tags.hpp>

#include <protozero/pbf_message.hpp>

#include <cstring>

namespace cosmium {

namespace detail = osmium::io::detail;
using osmium::osm_entity_bits::type;

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

namespace {

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

}  // namespace

std::vector<co_box> boxes_of_header(protozero::data_view block) {
  using Field = detail::OSMFormat::HeaderBlock;
  protozero::pbf_message<Field> message{block};
  std::vector<co_box> boxes;
  while (message.next(
      Field::optional_HeaderBBox_bbox, protozero::pbf_wire_type::length_delimited)) {
    add_box(message.get_view(), boxes);
  }
  return boxes;
}

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

}  // namespace cosmium

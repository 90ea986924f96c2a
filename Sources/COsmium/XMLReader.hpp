#ifndef COSMIUM_XML_READER_HPP
#define COSMIUM_XML_READER_HPP

#include "ByteSource.hpp"
#include "FileHeader.hpp"

#include <osmium/osm/entity_bits.hpp>

namespace cosmium {

/// Reads OSM XML 0.6, as the API, Overpass and editors write it.
///
/// Unknown elements are ignored wherever they stand. Boxes come from `<bounds>` before the first
/// object. An object with `visible=false` or `action=delete` is deleted.
FileHeader read_xml(
    ByteSource& bytes, osmium::osm_entity_bits::type entities, const BufferHandler& handler);

}  // namespace cosmium

#endif

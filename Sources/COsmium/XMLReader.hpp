#ifndef COSMIUM_XML_READER_HPP
#define COSMIUM_XML_READER_HPP

#include "ByteSource.hpp"
#include "ObjectSource.hpp"

namespace cosmium {

/// Reads OSM XML 0.6, as the API, Overpass and editors write it.
///
/// Unknown elements are ignored wherever they stand; boxes come from `<bounds>` and `<bound>`
/// anywhere in the file. Deleted by `visible=false` or `action=delete`.
FileHeader read_xml(
    ByteSource& bytes, osmium::osm_entity_bits::type entities, const BufferHandler& handler);

}  // namespace cosmium

#endif

#ifndef COSMIUM_POLYGON_WAYS_HPP
#define COSMIUM_POLYGON_WAYS_HPP

#include "Box.hpp"
#include "Passes.hpp"
#include "Polygons.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cosmium {

inline bool is_part_of_polygon(const WayRow& way) { return way.is_place || way.is_member; }

template <typename Row>
bool is_place(const Row& row) {
  return row.is_place && !row.is_outside;
}

/// The nodes of all streets, and of all ways of polygons.
NodeTable street_nodes_of(const WayPass& ways);
NodeTable polygon_nodes_of(const WayPass& ways);

/// The ways of polygons with their nodes' indices in the table of `polygon_nodes_of`, by id.
std::vector<PolygonWay> polygon_ways_of(const WayPass& ways);

/// The index of a way in `ways`, or their count.
std::size_t index_of(const std::vector<PolygonWay>& ways, int64_t id);

/// Whether the file has the node.
bool is_present(const NodeTable& nodes, std::size_t reference);

/// The box round those nodes of a way that the file has.
BoxAround box_around(const PolygonWay& way, const NodeTable& nodes);

/// The same of all member ways of a relation that the file has.
BoxAround box_around(
    const RelationRow& relation, const RelationPass& relations,
    const std::vector<PolygonWay>& ways, const NodeTable& nodes);

}  // namespace cosmium

#endif

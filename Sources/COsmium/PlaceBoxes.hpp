#ifndef COSMIUM_PLACE_BOXES_HPP
#define COSMIUM_PLACE_BOXES_HPP

#include "Passes.hpp"
#include "Polygons.hpp"
#include "Result.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace cosmium {

/// The box round a relation's member ways: reads these and their nodes only.
std::optional<co_box> box_of_area(
    int64_t id, const RelationPass& relations, ObjectSource& source);

/// Marks and counts the places that are taken in the box only and lie outside.
int64_t set_aside_places(
    const co_box& box, const std::vector<PolygonWay>& polygon_ways, const NodeTable& nodes,
    RelationPass& relations, WayPass& ways);

/// The bounds of all places and of the ways of all relations.
void store_bounds(
    const RelationPass& relations, const WayPass& ways, const PolygonInput& polygons,
    Storage& storage);

}  // namespace cosmium

#endif

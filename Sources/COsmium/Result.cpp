#include "Result.hpp"

namespace cosmium {

void TagColumns::add_row(const std::vector<TagNumbers>& tags, Slice slice) {
  for (auto i = slice.begin; i < slice.end; ++i) {
    keys.push_back(tags[i].key);
    values.push_back(tags[i].value);
  }
  first.push_back(static_cast<int32_t>(keys.size()));
}

co_tags TagColumns::view() const {
  return {first.size() - 1, keys.size(), first.data(), keys.data(), values.data()};
}

co_columns Storage::view() const {
  co_columns columns{};
  columns.header = {header.boxes.size(),    header.boxes.data(),
                    header.generator.c_str(), header.timestamp.c_str(),
                    newest_object.c_str(),    header.remark.c_str()};
  columns.counts = counts;
  columns.string_count = string_first.size() - 1;
  columns.string_first = string_first.data();
  columns.string_bytes = string_bytes.data();

  columns.node_count = street_nodes.ids.size();
  columns.node_ids = street_nodes.ids.ids().data();
  columns.node_coordinates = street_nodes.coordinates.data();
  columns.node_is_present = street_nodes.is_present.data();
  columns.tagged_count = tagged_nodes.size();
  columns.tagged_nodes = tagged_nodes.data();
  columns.tagged_tags = tagged_tags.view();

  columns.street_count = street_ids.size();
  columns.street_ids = street_ids.data();
  columns.street_first_reference = street_first_reference.data();
  columns.reference_count = street_nodes.references.size();
  columns.references = street_nodes.references.data();
  columns.street_tags = street_tags.view();

  columns.place_count = place_ids.size();
  columns.place_node_count = place_points.size();
  columns.place_way_count = place_way_count;
  columns.place_ids = place_ids.data();
  columns.place_tags = place_tags.view();
  columns.place_points = place_points.data();
  columns.place_polygons = place_polygons.view();

  columns.area_count = areas.size();
  columns.areas = areas.data();
  columns.area_polygons = area_polygons.view();

  columns.place_bounds_count = place_bounds.size();
  columns.place_bounds = place_bounds.data();
  columns.area_bounds_count = area_bounds.size();
  columns.area_bounds = area_bounds.data();
  columns.open_way_tags = open_way_tags.view();
  columns.open_way_counts = open_way_counts.data();
  return columns;
}

}  // namespace cosmium

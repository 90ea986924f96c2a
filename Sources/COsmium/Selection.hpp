#ifndef COSMIUM_SELECTION_HPP
#define COSMIUM_SELECTION_HPP

#include "TagRules.hpp"

#include "cosmium.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace cosmium {

/// What is taken from a file.
struct Selection {
  TagRules rules;
  /// Relations whose areas are wanted, in the caller's order.
  std::vector<int64_t> areas;
  /// Where places of the role CO_ROLE_BOXED_PLACE are taken; everywhere without either.
  std::optional<co_box> box;
  /// The relation round which that box lies.
  std::optional<int64_t> box_area;

  /// Whether all is handed over that any other selection could ask.
  bool takes_all = false;

  /// Whether the members of a relation are needed for its area or the box round it.
  bool has_area(int64_t relation) const {
    return takes_all || box_area == relation || std::find(areas.begin(), areas.end(), relation) != areas.end();
  }
};

}  // namespace cosmium

#endif

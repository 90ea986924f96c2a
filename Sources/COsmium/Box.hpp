#ifndef COSMIUM_BOX_HPP
#define COSMIUM_BOX_HPP

#include "cosmium.h"

#include <cstdint>

namespace cosmium {

/// Steps of 1e-7 degrees round the globe.
constexpr int64_t full_circle = 3600000000;

/// How far it is eastwards from one longitude to another.
constexpr int64_t eastward(int64_t from, int64_t to) {
  const auto difference = (to - from) % full_circle;
  return difference < 0 ? difference + full_circle : difference;
}

/// A box whose west is above its east runs over the 180th meridian.
constexpr int64_t width(const co_box& box) {
  const auto difference = int64_t{box.east_e7} - box.west_e7;
  return difference < 0 ? difference + full_circle : difference;
}

constexpr bool contains(const co_box& box, const co_coordinate& place) {
  return place.latitude_e7 >= box.south_e7 && place.latitude_e7 <= box.north_e7 &&
         eastward(box.west_e7, place.longitude_e7) <= width(box);
}

/// Whether two boxes have a place in common; a border is part of its box.
constexpr bool touch(const co_box& a, const co_box& b) {
  return a.south_e7 <= b.north_e7 && b.south_e7 <= a.north_e7 &&
         (eastward(a.west_e7, b.west_e7) <= width(a) ||
          eastward(b.west_e7, a.west_e7) <= width(b));
}

/// Whether these are degrees, south not above north.
constexpr bool is_box(int64_t west_e7, int64_t south_e7, int64_t east_e7, int64_t north_e7) {
  constexpr int64_t half = full_circle / 2;
  constexpr int64_t quarter = full_circle / 4;
  return -half <= west_e7 && west_e7 <= half && -half <= east_e7 && east_e7 <= half &&
         -quarter <= south_e7 && south_e7 <= north_e7 && north_e7 <= quarter;
}

/// The box round places, as long as they do not lie on both sides of the 180th meridian.
class BoxAround {
 public:
  void add(const co_coordinate& place) {
    if (is_empty) {
      box = {place.longitude_e7, place.latitude_e7, place.longitude_e7, place.latitude_e7};
      is_empty = false;
      return;
    }
    box.west_e7 = place.longitude_e7 < box.west_e7 ? place.longitude_e7 : box.west_e7;
    box.east_e7 = place.longitude_e7 > box.east_e7 ? place.longitude_e7 : box.east_e7;
    box.south_e7 = place.latitude_e7 < box.south_e7 ? place.latitude_e7 : box.south_e7;
    box.north_e7 = place.latitude_e7 > box.north_e7 ? place.latitude_e7 : box.north_e7;
  }

  bool is_empty = true;
  co_box box{};
};

/// The box with a margin of `margin_e7` to the north and south, and as far to the east and west.
co_box widened(const co_box& box, int32_t margin_e7);

}  // namespace cosmium

#endif

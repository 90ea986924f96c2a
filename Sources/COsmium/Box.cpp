#include "Box.hpp"

#include <algorithm>
#include <cmath>

namespace cosmium {

namespace {

int32_t wrapped(int64_t longitude_e7) {
  constexpr auto half = full_circle / 2;
  return static_cast<int32_t>(eastward(-half, longitude_e7) - half);
}

}  // namespace

co_box widened(const co_box& box, int32_t margin_e7) {
  constexpr auto quarter = full_circle / 4;
  const auto south = std::max<int64_t>(int64_t{box.south_e7} - margin_e7, -quarter);
  const auto north = std::min<int64_t>(int64_t{box.north_e7} + margin_e7, quarter);
  // A degree of longitude is shortest where the box is nearest to a pole.
  constexpr double radians = 3.14159265358979323846 / 180 / 1e7;
  const auto farthest = static_cast<double>(std::max(std::abs(south), std::abs(north)));
  const double shrinking = std::max(std::cos(farthest * radians), 1e-3);
  const auto margin = static_cast<int64_t>(margin_e7 / shrinking);
  if (width(box) + 2 * margin >= full_circle) {
    constexpr auto half = static_cast<int32_t>(full_circle / 2);
    return {-half, static_cast<int32_t>(south), half, static_cast<int32_t>(north)};
  }
  return {wrapped(box.west_e7 - margin), static_cast<int32_t>(south),
          wrapped(box.east_e7 + margin), static_cast<int32_t>(north)};
}

}  // namespace cosmium

#include "Polygons.hpp"

#include "Failure.hpp"

#include <osmium/area/assembler.hpp>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/osm/area.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>

namespace cosmium {

PolygonColumns::PolygonColumns() : first_polygon{0}, first_ring{0}, first_vertex{0} {}

namespace {

/// Outlines built in one piece; the pieces do not depend on the number of threads.
constexpr std::size_t outlines_per_piece = 256;

void append_shifted(std::vector<int32_t>& to, const std::vector<int32_t>& from) {
  const auto offset = to.back();
  for (std::size_t i = 1; i < from.size(); ++i) {
    to.push_back(offset + from[i]);
  }
}

/// Builds areas one after the other with working memory of its own.
class Builder {
 public:
  explicit Builder(const PolygonInput& input) : input_(input) {
    config_.create_empty_areas = false;
  }

  void build(const Outline& outline, PolygonColumns& columns) {
    const bool is_built = !outline.is_incomplete && has_all_nodes(outline) && assemble(outline);
    if (is_built) {
      add_area(area_.get<osmium::Area>(0), columns);
    }
    columns.is_broken.push_back(is_built ? 0 : 1);
    columns.first_polygon.push_back(static_cast<int32_t>(columns.first_ring.size() - 1));
  }

 private:
  const PolygonWay& way(std::size_t i) const { return input_.ways[input_.outline_ways[i]]; }

  bool has_all_nodes(const Outline& outline) const {
    for (auto i = outline.ways.begin; i < outline.ways.end; ++i) {
      for (auto n = way(i).nodes.begin; n < way(i).nodes.end; ++n) {
        if (input_.nodes.is_present[static_cast<std::size_t>(input_.nodes.references[n])] == 0) {
          return false;
        }
      }
    }
    return true;
  }

  bool assemble(const Outline& outline) {
    objects_.clear();
    area_.clear();
    osmium::area::Assembler assembler{config_};
    if (!outline.is_relation) {
      constexpr std::size_t least_nodes = 4;
      const auto& only = way(outline.ways.begin);
      return only.nodes.size() >= least_nodes &&
             assembler(objects_.get<osmium::Way>(add_way(only)), area_);
    }
    std::vector<std::size_t> offsets;
    for (auto i = outline.ways.begin; i < outline.ways.end; ++i) {
      offsets.push_back(add_way(way(i)));
    }
    const auto relation = add_relation(outline);
    std::vector<const osmium::Way*> members;
    for (const auto offset : offsets) {
      members.push_back(&objects_.get<osmium::Way>(offset));
    }
    return assembler(objects_.get<osmium::Relation>(relation), members, area_);
  }

  std::size_t add_way(const PolygonWay& way) {
    {
      osmium::builder::WayBuilder builder{objects_};
      builder.set_id(way.id);
      osmium::builder::WayNodeListBuilder nodes{builder};
      for (auto n = way.nodes.begin; n < way.nodes.end; ++n) {
        const auto node = static_cast<std::size_t>(input_.nodes.references[n]);
        const auto coordinate = input_.nodes.coordinates[node];
        nodes.add_node_ref(osmium::NodeRef{
            input_.nodes.ids.ids()[node],
            osmium::Location{coordinate.longitude_e7, coordinate.latitude_e7}});
      }
    }
    return objects_.commit();
  }

  /// Roles are left out: libosmium finds inner and outer rings by itself.
  std::size_t add_relation(const Outline& outline) {
    {
      osmium::builder::RelationBuilder builder{objects_};
      osmium::builder::RelationMemberListBuilder members{builder};
      for (auto i = outline.ways.begin; i < outline.ways.end; ++i) {
        members.add_member(osmium::item_type::way, way(i).id, "");
      }
    }
    return objects_.commit();
  }

  static void add_area(const osmium::Area& area, PolygonColumns& columns) {
    for (const auto& outer : area.outer_rings()) {
      add_ring(outer, columns);
      for (const auto& inner : area.inner_rings(outer)) {
        add_ring(inner, columns);
      }
      columns.first_ring.push_back(static_cast<int32_t>(columns.first_vertex.size() - 1));
    }
  }

  static void add_ring(const osmium::NodeRefList& ring, PolygonColumns& columns) {
    for (const auto& node : ring) {
      columns.vertices.push_back({node.location().x(), node.location().y()});
    }
    columns.first_vertex.push_back(static_cast<int32_t>(columns.vertices.size()));
  }

  const PolygonInput& input_;
  osmium::area::AssemblerConfig config_;
  osmium::memory::Buffer objects_{1 << 16, osmium::memory::Buffer::auto_grow::yes};
  osmium::memory::Buffer area_{1 << 16, osmium::memory::Buffer::auto_grow::yes};
};

/// What the workers share.
struct Work {
  const PolygonInput& input;
  std::vector<PolygonColumns> pieces;
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr exception;

  void run() noexcept {
    try {
      Builder builder{input};
      while (true) {
        const auto piece = next.fetch_add(1);
        if (piece >= pieces.size()) {
          return;
        }
        const auto end = std::min(input.outlines.size(), (piece + 1) * outlines_per_piece);
        for (auto i = piece * outlines_per_piece; i < end; ++i) {
          builder.build(input.outlines[i], pieces[piece]);
        }
      }
    } catch (...) {
      const std::lock_guard<std::mutex> lock{mutex};
      exception = std::current_exception();
    }
  }
};

}  // namespace

void PolygonColumns::append(const PolygonColumns& other) {
  if (vertices.size() + other.vertices.size() >
      static_cast<std::size_t>(std::numeric_limits<int32_t>::max())) {
    throw TooLarge{"more vertices of polygons than can be numbered"};
  }
  is_broken.insert(is_broken.end(), other.is_broken.begin(), other.is_broken.end());
  append_shifted(first_polygon, other.first_polygon);
  append_shifted(first_ring, other.first_ring);
  append_shifted(first_vertex, other.first_vertex);
  vertices.insert(vertices.end(), other.vertices.begin(), other.vertices.end());
}

co_polygons PolygonColumns::view() const {
  return {is_broken.size(),      is_broken.data(),        first_polygon.data(),
          first_ring.size() - 1, first_ring.data(),       first_vertex.size() - 1,
          first_vertex.data(),   vertices.size(),         vertices.data()};
}

PolygonColumns build_polygons(const PolygonInput& input, int threads) {
  const auto piece_count =
      (input.outlines.size() + outlines_per_piece - 1) / outlines_per_piece;
  Work work{input, std::vector<PolygonColumns>(piece_count), {}, {}, {}};
  const auto worker_count = std::min<std::size_t>(static_cast<std::size_t>(threads), piece_count);
  std::vector<std::thread> helpers;
  helpers.reserve(worker_count);
  try {
    for (std::size_t i = 1; i < worker_count; ++i) {
      helpers.emplace_back([&work] { work.run(); });
    }
  } catch (const std::system_error&) {
    // The system gives no more threads; those that run do all the work.
  }
  work.run();
  for (auto& helper : helpers) {
    helper.join();
  }
  if (work.exception) {
    std::rethrow_exception(work.exception);
  }
  PolygonColumns columns;
  for (const auto& piece : work.pieces) {
    columns.append(piece);
  }
  return columns;
}

}  // namespace cosmium

// A peer of reading: a bare loop over libosmium that takes from an OSM file the streets of the
// walking rule and the positions of their nodes, and builds nothing from them.
//
//   read-streets one|two DECODERS FILE
//
// `one` reads once and keeps the positions of all nodes; `two` reads ways first, and of the nodes
// only those that streets refer to. So many DECODERS, threads beside the loop, unpack the file.
// Prints streets, segments and seconds from main to the end.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

#include <osmium/handler.hpp>
#include <osmium/index/map/flex_mem.hpp>
#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/thread/pool.hpp>
#include <osmium/visitor.hpp>

namespace {

using Index = osmium::index::map::FlexMem<osmium::unsigned_object_id_type, osmium::Location>;

bool one_of(const char *value, std::initializer_list<const char *> values) {
  return value && std::any_of(values.begin(), values.end(),
                              [=](const char *other) { return !std::strcmp(value, other); });
}

bool is_street(const osmium::TagList &tags) {
  const char *highway = tags["highway"];
  if (!highway) {
    if (!one_of(tags["railway"], {"platform"}) && !one_of(tags["public_transport"], {"platform"}) &&
        !one_of(tags["man_made"], {"pier"}))
      return false;
  } else if (one_of(highway, {"construction", "proposed", "planned", "abandoned", "disused",
                              "razed", "demolished", "no", "raceway", "bus_guideway", "busway",
                              "escape", "via_ferrata", "rest_area", "services", "emergency_bay"})) {
    return false;
  }
  const char *foot = tags["foot"];
  if (one_of(foot, {"no", "use_sidepath"})) return false;
  if (one_of(foot, {"yes", "designated", "permissive", "official"})) return true;
  if ((one_of(highway, {"motorway", "motorway_link"}) || one_of(tags["motorroad"], {"yes"})) &&
      !one_of(tags["sidewalk"], {"both", "left", "right", "yes"}))
    return false;
  if (one_of(foot, {"private", "customers", "destination", "permit", "residents", "delivery"}))
    return true;
  return !one_of(tags["access"], {"no", "military", "emergency"});
}

struct Streets : public osmium::handler::Handler {
  std::vector<osmium::object_id_type> references;
  std::vector<osmium::Location> locations;
  std::vector<std::size_t> first{0};

  void way(const osmium::Way &way) {
    if (!is_street(way.tags())) return;
    for (const auto &node : way.nodes()) {
      references.push_back(node.ref());
      locations.push_back(node.location());
    }
    first.push_back(references.size());
  }

  std::size_t segments() const {
    std::size_t count = 0;
    for (std::size_t way = 0; way + 1 < first.size(); ++way)
      for (std::size_t at = first[way]; at + 1 < first[way + 1]; ++at)
        count += locations[at].valid() && locations[at + 1].valid() &&
                 references[at] != references[at + 1];
    return count;
  }
};

void read_once(const char *file, osmium::thread::Pool &pool, Streets &streets) {
  Index index;
  osmium::handler::NodeLocationsForWays<Index> positions{index};
  positions.ignore_errors();
  osmium::io::Reader reader{file, osmium::osm_entity_bits::node | osmium::osm_entity_bits::way,
                            pool};
  osmium::apply(reader, positions, streets);
  reader.close();
}

struct Nodes : public osmium::handler::Handler {
  const std::vector<osmium::object_id_type> &wanted;
  std::vector<osmium::Location> locations;
  std::size_t next = 0;

  explicit Nodes(const std::vector<osmium::object_id_type> &ids)
      : wanted(ids), locations(ids.size()) {}

  void node(const osmium::Node &node) {
    if (next == wanted.size() || wanted[next] > node.id()) {
      // Files are sorted, as a rule; where not, the search begins anew.
      if (next == 0 || wanted[next - 1] < node.id()) return;
      next = 0;
    }
    next = std::lower_bound(wanted.begin() + next, wanted.end(), node.id()) - wanted.begin();
    if (next < wanted.size() && wanted[next] == node.id()) locations[next++] = node.location();
  }
};

void read_twice(const char *file, osmium::thread::Pool &pool, Streets &streets) {
  osmium::io::Reader ways{file, osmium::osm_entity_bits::way, pool};
  osmium::apply(ways, streets);
  ways.close();
  auto ids = streets.references;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  Nodes nodes{ids};
  osmium::io::Reader reader{file, osmium::osm_entity_bits::node, pool};
  osmium::apply(reader, nodes);
  reader.close();
  for (std::size_t at = 0; at < streets.references.size(); ++at) {
    const auto id = std::lower_bound(ids.begin(), ids.end(), streets.references[at]);
    streets.locations[at] = nodes.locations[id - ids.begin()];
  }
}

} // namespace

int main(int count, char **arguments) try {
  const auto start = std::chrono::steady_clock::now();
  if (count != 4) throw std::runtime_error{"usage: read-streets one|two DECODERS FILE"};
  Streets streets;
  osmium::thread::Pool pool{std::stoi(arguments[2])};
  (std::strcmp(arguments[1], "two") ? read_once : read_twice)(arguments[3], pool, streets);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  std::printf("streets %zu, segments %zu, seconds %.4f\n", streets.first.size() - 1,
              streets.segments(), taken.count());
  return 0;
} catch (const std::exception &error) {
  std::fprintf(stderr, "error: %s\n", error.what());
  return 1;
}

#ifndef COSMIUM_TAG_RULES_HPP
#define COSMIUM_TAG_RULES_HPP

#include "StringTable.hpp"

#include <osmium/osm/tag.hpp>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cosmium {

/// Key and value as numbers of a string table.
struct TagNumbers {
  int32_t key;
  int32_t value;
};

/// Tells by its tags what an object is, and which of its tags are handed over.
class TagRules {
 public:
  /// `value` NULL: any value.
  void add_tag(int role, const char* key, const char* value);
  void add_key(int role, std::string_view pattern);

  /// The CO_ROLE_… of an object, joined by or.
  int roles(const osmium::TagList& tags) const;

  /// Appends the tags that are handed over for objects of `role`, in the object's order.
  void hand_over(
      const osmium::TagList& tags, int role, StringTable& strings,
      std::vector<TagNumbers>& into) const;

  /// Appends the tags whose key makes a place with some value, in the object's order.
  void hand_over_places(
      const osmium::TagList& tags, StringTable& strings, std::vector<TagNumbers>& into) const;

 private:
  struct KeyRule {
    int roles_of_any_value = 0;
    std::vector<std::pair<std::string, int>> roles_of_values;
    int handed_over_for = 0;
  };

  KeyRule& rule(std::string_view key);
  bool is_handed_over(std::string_view key, int role) const;

  std::deque<std::string> keys_;
  std::unordered_map<std::string_view, KeyRule> rules_;
  std::vector<std::pair<std::string, int>> suffixes_;
};

}  // namespace cosmium

#endif

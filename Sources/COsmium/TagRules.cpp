#include "TagRules.hpp"

#include "cosmium.h"

namespace cosmium {

TagRules::KeyRule& TagRules::rule(std::string_view key) {
  const auto known = rules_.find(key);
  if (known != rules_.end()) {
    return known->second;
  }
  keys_.emplace_back(key);
  return rules_[keys_.back()];
}

void TagRules::add_tag(int role, const char* key, const char* value) {
  auto& key_rule = rule(key);
  if (value == nullptr) {
    key_rule.roles_of_any_value |= role;
  } else {
    key_rule.roles_of_values.emplace_back(value, role);
  }
}

void TagRules::add_key(int role, std::string_view pattern) {
  if (!pattern.empty() && pattern.front() == '*') {
    suffixes_.emplace_back(pattern.substr(1), role);
  } else {
    rule(pattern).handed_over_for |= role;
  }
}

int TagRules::roles(const osmium::TagList& tags) const {
  int found = 0;
  for (const auto& tag : tags) {
    const auto known = rules_.find(std::string_view{tag.key()});
    if (known == rules_.end()) {
      continue;
    }
    found |= known->second.roles_of_any_value;
    for (const auto& [value, role] : known->second.roles_of_values) {
      if ((found & role) == 0 && value == tag.value()) {
        found |= role;
      }
    }
  }
  return found;
}

bool TagRules::is_handed_over(std::string_view key, int role) const {
  const auto known = rules_.find(key);
  if (known != rules_.end() && (known->second.handed_over_for & role) != 0) {
    return true;
  }
  for (const auto& [suffix, suffix_role] : suffixes_) {
    if (suffix_role == role && key.size() >= suffix.size() &&
        key.substr(key.size() - suffix.size()) == suffix) {
      return true;
    }
  }
  return false;
}

void TagRules::hand_over(
    const osmium::TagList& tags, int role, StringTable& strings,
    std::vector<TagNumbers>& into) const {
  for (const auto& tag : tags) {
    if (is_handed_over(tag.key(), role)) {
      into.push_back({strings.number(tag.key()), strings.number(tag.value())});
    }
  }
}

void TagRules::hand_over_places(
    const osmium::TagList& tags, StringTable& strings, std::vector<TagNumbers>& into) const {
  constexpr int place = CO_ROLE_PLACE | CO_ROLE_BOXED_PLACE;
  for (const auto& tag : tags) {
    const auto known = rules_.find(std::string_view{tag.key()});
    if (known == rules_.end()) {
      continue;
    }
    int roles = known->second.roles_of_any_value;
    for (const auto& [value, role] : known->second.roles_of_values) {
      roles |= value == tag.value() ? role : 0;
    }
    if ((roles & place) != 0) {
      into.push_back({strings.number(tag.key()), strings.number(tag.value())});
    }
  }
}

}  // namespace cosmium

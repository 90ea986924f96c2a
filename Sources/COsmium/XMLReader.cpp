#include "XMLReader.hpp"

#include "Box.hpp"
#include "Failure.hpp"

#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/osm/types_from_string.hpp>

#include <expat.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cosmium {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 18;

/// Attributes of an element as expat gives them: names and values in turn, then NULL.
class Attributes {
 public:
  explicit Attributes(const XML_Char** attributes) : attributes_(attributes) {}

  /// NULL if there is none of that name.
  const char* operator[](const char* name) const {
    for (auto next = attributes_; *next != nullptr; next += 2) {
      if (std::strcmp(next[0], name) == 0) {
        return next[1];
      }
    }
    return nullptr;
  }

  const char* required(const char* name, const char* element) const {
    if (const char* value = (*this)[name]) {
      return value;
    }
    throw UnusableContent{std::string{"<"} + element + "> without " + name};
  }

 private:
  const XML_Char** attributes_;
};

bool equal(const char* value, const char* expected) {
  return value != nullptr && std::strcmp(value, expected) == 0;
}

osmium::Timestamp timestamp_of(const char* value) {
  try {
    return value == nullptr ? osmium::Timestamp{} : osmium::Timestamp{value};
  } catch (const std::invalid_argument&) {
    return {};
  }
}

/// Builds objects from the elements of an OSM document.
class Document {
 public:
  Document(osmium::osm_entity_bits::type entities, const BufferHandler& handler)
      : entities_(entities), handler_(handler) {}

  void start(const char* element, const Attributes& attributes) {
    ++depth_;
    if (depth_ == 1) {
      start_document(element, attributes);
    } else if (depth_ == 2) {
      start_top_level(element, attributes);
    } else if (depth_ == 3 && object_.type != osmium::item_type::undefined) {
      start_part(element, attributes);
    }
  }

  void end() {
    if (depth_ == 2) {
      finish_object();
      is_in_remark_ = false;
    }
    --depth_;
  }

  void text(std::string_view text) {
    if (is_in_remark_ && depth_ == 2) {
      header_.remark.append(text);
    }
  }

  void hand_over() {
    if (buffer_.committed() > 0) {
      handler_(buffer_);
      buffer_.clear();
    }
  }

  const FileHeader& header() const { return header_; }

 private:
  struct Member {
    osmium::item_type type;
    int64_t reference;
  };

  /// The node, way or relation that is being read; `undefined` if none, or if it is not wanted.
  struct Object {
    osmium::item_type type = osmium::item_type::undefined;
    int64_t id = 0;
    bool is_visible = true;
    osmium::Timestamp timestamp;
    osmium::Location location;
    std::vector<int64_t> references;
    std::vector<Member> members;
    /// Keys and values in turn, each with a zero behind.
    std::string tags;
  };

  void start_document(const char* element, const Attributes& attributes) {
    if (std::strcmp(element, "osmChange") == 0) {
      throw UnusableContent{
          "this is a file of changes (osmChange), not an extract", CO_CAUSE_CHANGES};
    }
    if (std::strcmp(element, "osm") != 0) {
      throw UnusableContent{std::string{"Unknown top-level element: "} + element};
    }
    const char* version = attributes["version"];
    if (version != nullptr && std::strcmp(version, "0.6") != 0) {
      throw UnusableContent{std::string{"Cannot read OSM XML of version "} + version};
    }
    if (const char* generator = attributes["generator"]) {
      header_.generator = generator;
    }
    if (const char* timestamp = attributes["timestamp"]) {
      header_.timestamp = timestamp;
    }
  }

  void start_top_level(const char* element, const Attributes& attributes) {
    if (std::strcmp(element, "node") == 0) {
      start_object(osmium::item_type::node, element, attributes);
    } else if (std::strcmp(element, "way") == 0) {
      start_object(osmium::item_type::way, element, attributes);
    } else if (std::strcmp(element, "relation") == 0) {
      start_object(osmium::item_type::relation, element, attributes);
    } else if (std::strcmp(element, "bounds") == 0) {
      if (!any_object_came_) {
        add_box(attributes);
      }
    } else if (std::strcmp(element, "meta") == 0) {
      if (const char* timestamp = attributes["osm_base"]) {
        header_.timestamp = timestamp;
      }
    } else if (std::strcmp(element, "remark") == 0) {
      is_in_remark_ = true;
    }
  }

  void add_box(const Attributes& attributes) {
    osmium::Location southwest;
    osmium::Location northeast;
    southwest.set_lon(attributes.required("minlon", "bounds"));
    southwest.set_lat(attributes.required("minlat", "bounds"));
    northeast.set_lon(attributes.required("maxlon", "bounds"));
    northeast.set_lat(attributes.required("maxlat", "bounds"));
    if (is_box(southwest.x(), southwest.y(), northeast.x(), northeast.y())) {
      header_.boxes.push_back({southwest.x(), southwest.y(), northeast.x(), northeast.y()});
    }
  }

  void start_object(osmium::item_type type, const char* element, const Attributes& attributes) {
    any_object_came_ = true;
    if ((entities_ & osmium::osm_entity_bits::from_item_type(type)) == 0) {
      return;
    }
    object_.type = type;
    object_.id = osmium::string_to_object_id(attributes.required("id", element));
    object_.is_visible =
        !equal(attributes["visible"], "false") && !equal(attributes["action"], "delete");
    object_.timestamp = timestamp_of(attributes["timestamp"]);
    object_.location = osmium::Location{};
    object_.references.clear();
    object_.members.clear();
    object_.tags.clear();
    const char* longitude = attributes["lon"];
    const char* latitude = attributes["lat"];
    if (longitude != nullptr && latitude != nullptr) {
      object_.location.set_lon(longitude);
      object_.location.set_lat(latitude);
    }
  }

  void start_part(const char* element, const Attributes& attributes) {
    if (std::strcmp(element, "tag") == 0) {
      const char* key = attributes.required("k", element);
      const char* value = attributes.required("v", element);
      object_.tags.append(key, std::strlen(key) + 1).append(value, std::strlen(value) + 1);
    } else if (std::strcmp(element, "nd") == 0) {
      object_.references.push_back(
          osmium::string_to_object_id(attributes.required("ref", element)));
    } else if (std::strcmp(element, "member") == 0) {
      object_.members.push_back(
          {osmium::char_to_item_type(*attributes.required("type", element)),
           osmium::string_to_object_id(attributes.required("ref", element))});
    }
  }

  void finish_object() {
    switch (object_.type) {
      case osmium::item_type::node: {
        osmium::builder::NodeBuilder builder{buffer_};
        builder.object().set_location(object_.location);
        finish(builder);
        break;
      }
      case osmium::item_type::way: {
        osmium::builder::WayBuilder builder{buffer_};
        finish(builder);
        break;
      }
      case osmium::item_type::relation: {
        osmium::builder::RelationBuilder builder{buffer_};
        finish(builder);
        break;
      }
      default:
        return;
    }
    buffer_.commit();
    object_.type = osmium::item_type::undefined;
  }

  template <typename Builder>
  void finish(Builder& builder) {
    builder.object().set_id(object_.id).set_visible(object_.is_visible);
    builder.object().set_timestamp(object_.timestamp);
    builder.set_user("");
    if constexpr (std::is_same_v<Builder, osmium::builder::WayBuilder>) {
      osmium::builder::WayNodeListBuilder nodes{builder};
      for (const auto reference : object_.references) {
        nodes.add_node_ref(reference);
      }
    }
    if constexpr (std::is_same_v<Builder, osmium::builder::RelationBuilder>) {
      osmium::builder::RelationMemberListBuilder members{builder};
      for (const auto& member : object_.members) {
        members.add_member(member.type, member.reference, "");
      }
    }
    add_tags(builder);
  }

  void add_tags(osmium::builder::Builder& parent) {
    if (object_.tags.empty()) {
      return;
    }
    osmium::builder::TagListBuilder tags{parent};
    const char* next = object_.tags.data();
    const char* end = next + object_.tags.size();
    while (next < end) {
      const char* key = next;
      const char* value = key + std::strlen(key) + 1;
      tags.add_tag(key, value);
      next = value + std::strlen(value) + 1;
    }
  }

  osmium::osm_entity_bits::type entities_;
  const BufferHandler& handler_;
  FileHeader header_;
  int depth_ = 0;
  bool any_object_came_ = false;
  bool is_in_remark_ = false;
  Object object_;
  osmium::memory::Buffer buffer_{chunk_bytes * 2, osmium::memory::Buffer::auto_grow::yes};
};

/// Owns expat's parser and carries exceptions of its callbacks past its C code.
class Parser {
 public:
  explicit Parser(Document& document) : document_(document), parser_(XML_ParserCreate(nullptr)) {
    if (!parser_) {
      throw std::bad_alloc{};
    }
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), start, end);
    XML_SetCharacterDataHandler(parser_.get(), text);
    XML_SetEntityDeclHandler(parser_.get(), declare_entity);
  }

  void parse(const char* bytes, std::size_t count, bool is_last) {
    const auto status =
        XML_Parse(parser_.get(), bytes, static_cast<int>(count), is_last ? XML_TRUE : XML_FALSE);
    if (exception_) {
      std::rethrow_exception(exception_);
    }
    if (status == XML_STATUS_ERROR) {
      throw UnusableContent{
          place() + XML_ErrorString(XML_GetErrorCode(parser_.get())),
          is_last ? CO_CAUSE_TORN : CO_CAUSE_OTHER};
    }
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  std::string place() const {
    return "XML parsing error at line " + std::to_string(XML_GetCurrentLineNumber(parser_.get())) +
           ", column " + std::to_string(XML_GetCurrentColumnNumber(parser_.get())) + ": ";
  }

  template <typename Function>
  static void guarded(void* user, Function function) noexcept {
    auto& self = *static_cast<Parser*>(user);
    if (self.exception_) {
      return;
    }
    try {
      function(self.document_);
    } catch (const std::bad_alloc&) {
      self.stop(std::current_exception());
    } catch (const UnusableContent& error) {
      self.stop(std::make_exception_ptr(
          UnusableContent{self.place() + error.what(), error.cause}));
    } catch (const std::exception& error) {
      self.stop(std::make_exception_ptr(UnusableContent{self.place() + error.what()}));
    }
  }

  void stop(std::exception_ptr exception) {
    exception_ = std::move(exception);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  static void XMLCALL start(void* user, const XML_Char* element, const XML_Char** attributes) {
    guarded(user, [&](Document& document) { document.start(element, Attributes{attributes}); });
  }

  static void XMLCALL end(void* user, const XML_Char*) {
    guarded(user, [](Document& document) { document.end(); });
  }

  static void XMLCALL text(void* user, const XML_Char* text, int length) {
    guarded(user, [&](Document& document) {
      document.text({text, static_cast<std::size_t>(length)});
    });
  }

  /// Entities could blow a small file up to any size, and OSM files have none.
  static void XMLCALL declare_entity(
      void* user, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
      const XML_Char*, const XML_Char*) {
    guarded(user, [](Document&) { throw UnusableContent{"XML entities are not supported"}; });
  }

  Document& document_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  std::exception_ptr exception_;
};

}  // namespace

FileHeader read_xml(
    ByteSource& bytes, osmium::osm_entity_bits::type entities, const BufferHandler& handler) {
  Document document{entities, handler};
  Parser parser{document};
  std::vector<char> chunk(chunk_bytes);
  while (true) {
    const auto count = bytes.read(chunk.data(), chunk.size());
    parser.parse(chunk.data(), count, count == 0);
    document.hand_over();
    if (count == 0) {
      return document.header();
    }
  }
}

}  // namespace cosmium

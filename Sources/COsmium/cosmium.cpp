#include "cosmium.h"

#include "Failure.hpp"
#include "Result.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <system_error>

struct co_selection {
  cosmium::Selection selection;
};

struct co_result {
  cosmium::Storage storage;
  co_columns columns;
};

namespace {

void fill(co_error* error, int32_t kind, const char* message) noexcept {
  error->kind = kind;
  error->cause = CO_CAUSE_OTHER;
  const auto length = std::min(std::strlen(message), sizeof(error->message) - 1);
  std::memcpy(error->message, message, length);
  error->message[length] = '\0';
}

int32_t kind_of(const std::system_error& error) noexcept {
  const bool is_missing = error.code().value() == ENOENT || error.code().value() == ENOTDIR;
  return is_missing ? CO_ERROR_NO_SUCH_FILE : CO_ERROR_CANNOT_READ;
}

/// Describes the exception that is being handled.
void describe_exception(co_error* error) noexcept {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    fill(error, CO_ERROR_OUT_OF_MEMORY, "Out of memory");
  } catch (const cosmium::TooLarge& exception) {
    fill(error, CO_ERROR_TOO_LARGE, exception.what());
  } catch (const cosmium::UnknownFormat& exception) {
    fill(error, CO_ERROR_UNKNOWN_FORMAT, exception.what());
  } catch (const std::system_error& exception) {
    fill(error, kind_of(exception), exception.what());
  } catch (const cosmium::UnusableContent& exception) {
    fill(error, CO_ERROR_UNUSABLE_CONTENT, exception.what());
    error->cause = exception.cause;
  } catch (const std::exception& exception) {
    fill(error, CO_ERROR_UNUSABLE_CONTENT, exception.what());
  } catch (...) {
    fill(error, CO_ERROR_UNUSABLE_CONTENT, "Unknown error");
  }
}

template <typename Function>
int32_t succeeds(Function function) noexcept {
  try {
    function();
    return 1;
  } catch (...) {
    return 0;
  }
}

}  // namespace

extern "C" {

co_selection* co_selection_create(void) { return new (std::nothrow) co_selection; }

void co_selection_free(co_selection* selection) { delete selection; }

int32_t co_selection_add_tag(
    co_selection* selection, int32_t role, const char* key, const char* value) {
  return succeeds([&] { selection->selection.rules.add_tag(role, key, value); });
}

int32_t co_selection_add_key(co_selection* selection, int32_t role, const char* key) {
  return succeeds([&] { selection->selection.rules.add_key(role, key); });
}

int32_t co_selection_add_area(co_selection* selection, int64_t relation) {
  return succeeds([&] { selection->selection.areas.push_back(relation); });
}

void co_selection_set_box(co_selection* selection, co_box box) {
  selection->selection.box = box;
}

void co_selection_set_box_of_area(co_selection* selection, int64_t relation) {
  selection->selection.box_area = relation;
}

void co_selection_take_all(co_selection* selection) { selection->selection.takes_all = true; }

co_result* co_read(
    const char* path, const co_selection* selection, int32_t threads, co_error* error) {
  fill(error, CO_ERROR_NONE, "");
  try {
    auto result = std::make_unique<co_result>();
    cosmium::extract(path, selection->selection, std::max(1, threads), result->storage);
    result->columns = result->storage.view();
    return result.release();
  } catch (...) {
    describe_exception(error);
    return nullptr;
  }
}

const co_columns* co_result_columns(const co_result* result) { return &result->columns; }

void co_result_free(co_result* result) { delete result; }

}  // extern "C"

// PROJ, opened when it is first needed. Linked, it would be loaded at every start of the program,
// with libcurl, TLS, Kerberos, TIFF and SQLite behind it: some 7 ms and 5 MB.

#ifndef CPROJ_H
#define CPROJ_H

#include <geodesic.h>
#include <proj.h>

// The functions that are called. To call another one, add it here.
#define CPROJ_FUNCTIONS(F)                                                                        \
  F(geod_init)                                                                                    \
  F(geod_inverse)                                                                                 \
  F(proj_context_create)                                                                          \
  F(proj_context_destroy)                                                                         \
  F(proj_context_use_proj4_init_rules)                                                            \
  F(proj_coordoperation_has_ballpark_transformation)                                              \
  F(proj_create)                                                                                  \
  F(proj_create_crs_to_crs)                                                                       \
  F(proj_crs_get_datum_forced)                                                                    \
  F(proj_crs_get_geodetic_crs)                                                                    \
  F(proj_destroy)                                                                                 \
  F(proj_get_name)                                                                                \
  F(proj_get_type)                                                                                \
  F(proj_is_crs)                                                                                  \
  F(proj_log_func)                                                                                \
  F(proj_normalize_for_visualization)                                                             \
  F(proj_trans_generic)                                                                           \
  F(proj_trans_get_last_used_operation)

// Each by its own name and type.
#define CPROJ_MEMBER(function) __typeof__(&function) function;
struct cproj_functions {
  CPROJ_FUNCTIONS(CPROJ_MEMBER)
};
#undef CPROJ_MEMBER

// Opens the shared library of the PROJ that this was built with, for good, and finds the functions.
//
// Returns NULL; or, if there is no such library or a function is not in it, what is wrong, in words
// that last until the thread's next call.
const char *cproj_open(struct cproj_functions *functions);

#endif

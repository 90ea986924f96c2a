#include "cproj.h"

#include <dlfcn.h>
#include <stddef.h>

// The name under which a version of PROJ promises what its headers say; of others, whatever the
// development package points to.
#if PROJ_VERSION_MAJOR == 9
#define CPROJ_LIBRARY "libproj.so.25"
#elif PROJ_VERSION_MAJOR == 8
#define CPROJ_LIBRARY "libproj.so.22"
#else
#define CPROJ_LIBRARY "libproj.so"
#endif

const char *cproj_open(struct cproj_functions *functions) {
  void *handle = dlopen(CPROJ_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
  if (handle == NULL) return dlerror();
#define CPROJ_FIND(function)                                                                       \
  functions->function = (__typeof__(&function))dlsym(handle, #function);                           \
  if (functions->function == NULL) return dlerror();
  CPROJ_FUNCTIONS(CPROJ_FIND)
#undef CPROJ_FIND
  return NULL;
}

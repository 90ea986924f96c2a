internal import CPROJ

/// The version of PROJ that this program was built with.
package let projVersion = "\(PROJ_VERSION_MAJOR).\(PROJ_VERSION_MINOR).\(PROJ_VERSION_PATCH)"

internal import CGEOS

/// The version of GEOS that this program was built with.
package let geosVersion = GEOS_VERSION

# SPDX-License-Identifier: Apache-2.0
# Every library the project uses, found once. All come from Debian 12 (cmake/debian-packages.txt).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(PNG REQUIRED)
find_package(OpenCV REQUIRED COMPONENTS core imgproc)
pkg_check_modules(turbojpeg REQUIRED IMPORTED_TARGET libturbojpeg)
pkg_check_modules(webp REQUIRED IMPORTED_TARGET libwebp)
pkg_check_modules(exif REQUIRED IMPORTED_TARGET libexif)
pkg_check_modules(rtmidi REQUIRED IMPORTED_TARGET rtmidi)
# Debian's, for talking to Pianoteq on this computer.
pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl)

# Not imgcodecs: Debian's pulls in GDAL and with it Poppler, which is GPL; PNG files go through libpng,
# JPEG files through libjpeg-turbo, WebP files through libwebp.
# OpenCV's headers flood C++20 enum warnings, so they are system headers to us.
add_library(atos_opencv INTERFACE)
target_include_directories(atos_opencv SYSTEM INTERFACE ${OpenCV_INCLUDE_DIRS})
target_link_libraries(atos_opencv INTERFACE opencv_core opencv_imgproc)

if(ATOS_AUDIO)
  # Not its CMake config: that one also wants the fluidsynth program.
  pkg_check_modules(fluidsynth REQUIRED IMPORTED_TARGET fluidsynth)
  pkg_check_modules(sndfile REQUIRED IMPORTED_TARGET sndfile)
  pkg_check_modules(mpg123 REQUIRED IMPORTED_TARGET libmpg123)
  pkg_check_modules(soxr REQUIRED IMPORTED_TARGET soxr)
  pkg_check_modules(ebur128 REQUIRED IMPORTED_TARGET libebur128)
endif()

if(ATOS_NETWORKS)
  find_package(Torch REQUIRED)
  add_library(atos_torch INTERFACE)
  target_include_directories(atos_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
  target_link_libraries(atos_torch INTERFACE ${TORCH_LIBRARIES})
  separate_arguments(torch_flags UNIX_COMMAND "${TORCH_CXX_FLAGS}")
  target_compile_options(atos_torch INTERFACE ${torch_flags})
endif()

if(ATOS_AUDIO)
  find_package(CLI11 REQUIRED)
endif()
if(ATOS_UI)
  pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Qml Quick QuickControls2 Sql Svg)
  if(ATOS_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test QuickTest)
  endif()
endif()
if(ATOS_TESTS)
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()
if(ATOS_BENCH)
  find_package(benchmark REQUIRED)
endif()

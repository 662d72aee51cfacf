# SPDX-License-Identifier: Apache-2.0
# One interface target with the flags of our own code: warnings are errors here, never in other people's headers.
add_library(atos_flags INTERFACE)
target_compile_options(atos_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -Werror)

if(ATOS_SANITIZE)
  # GCC sees uninitialised members in its own std::regex when a sanitizer is on.
  target_compile_options(atos_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  add_compile_options(-fsanitize=${ATOS_SANITIZE} -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=${ATOS_SANITIZE})
endif()

find_program(ATOS_CCACHE ccache)
if(ATOS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${ATOS_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ATOS_CCACHE})
endif()

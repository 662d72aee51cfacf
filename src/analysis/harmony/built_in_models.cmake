# SPDX-License-Identifier: Apache-2.0
# atos_built_in_models(<target> <models> ...): the bytes of models/<model>-open.safetensors as C++ arrays, written anew
# whenever a file changes.
function(atos_built_in_models target)
  foreach(model ${ARGN})
    set(weights ${PROJECT_SOURCE_DIR}/models/${model}-open.safetensors)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${weights})
    file(READ ${weights} bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${model}_weights.inc CONTENT "${bytes}")
  endforeach()
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

# SPDX-License-Identifier: Apache-2.0
# Configures a player's build and looks for the lab among everything that it would make.
execute_process(
  COMMAND ${CMAKE_COMMAND} -S ${SOURCE} -B ${BINARY} -G Ninja -DCMAKE_MAKE_PROGRAM=${PROGRAM} -DCMAKE_BUILD_TYPE=Release
    -DATOS_LAB=OFF -DATOS_TESTS=OFF
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PROGRAM} -C ${BINARY} -t targets all OUTPUT_VARIABLE targets COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]*src/lab/[^\n]*|[^\n]*(libatos_lab|libatos_training)[^\n]*" found "${targets}")
if(found)
  list(JOIN found "\n" found)
  message(FATAL_ERROR "A build without the lab would make parts of it:\n${found}")
endif()
string(FIND "${targets}" "bin/atos:" program)
if(program EQUAL -1)
  message(FATAL_ERROR "A build without the lab would make no program.")
endif()

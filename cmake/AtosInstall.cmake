# SPDX-License-Identifier: Apache-2.0
# The build tree looks like an installed one: bin/, lib/atos/, share/atos/ (the latter as links into the sources).
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/share/atos)
foreach(folder models resources)
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${PROJECT_BINARY_DIR}/share/atos/${folder} SYMBOLIC)
  # The recipes that make weights, and their packs of notes, are not for players.
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DESTINATION ${CMAKE_INSTALL_DATADIR}/atos
    PATTERN training EXCLUDE)
endforeach()
if(ATOS_APP AND TARGET atos)
  install(TARGETS atos)
  install(FILES ${PROJECT_SOURCE_DIR}/docs/atos.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
if(TARGET atos-midi)
  install(TARGETS atos-midi)
endif()
if(TARGET atos_networks)
  install(TARGETS atos_networks LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/atos)
endif()

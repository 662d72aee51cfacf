# SPDX-License-Identifier: Apache-2.0
# One function per kind of target.

# atos_module(<name> [SOURCES ...] [USES <atos modules> ...] [LINKS <libraries> ...] [PRIVATE_LINKS <libraries> ...])
# A room of src/: the library atos_<name>. USES names the rooms before it that it may include.
function(atos_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;LINKS;PRIVATE_LINKS" ${ARGN})
  list(TRANSFORM arg_USES PREPEND atos_)
  if(arg_SOURCES)
    add_library(atos_${name} STATIC ${arg_SOURCES})
    target_include_directories(atos_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(atos_${name} PUBLIC ${arg_USES} ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS} atos_flags)
  else()
    add_library(atos_${name} INTERFACE)
    target_include_directories(atos_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(atos_${name} INTERFACE ${arg_USES} ${arg_LINKS})
  endif()
endfunction()

# atos_network_sources(<files> ...) adds files that include torch headers to the plugin atos_networks, which the
# program opens on first use: torch costs 0.6 s and 150 MB at start-up otherwise.
function(atos_network_sources)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  target_sources(atos_networks PRIVATE ${ARGN})
endfunction()

# atos_test(<name> SOURCES ... USES <atos modules> ... [LINKS ...] [WHOLE] [LABELS ...] [TIMEOUT s])
# A GoogleTest program test_<name>. WHOLE makes it one ctest entry (for programs that start slowly).
function(atos_test name)
  cmake_parse_arguments(arg "WHOLE" "TIMEOUT" "SOURCES;USES;LINKS;LABELS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  list(TRANSFORM arg_USES PREPEND atos_)
  add_executable(test_${name} ${arg_SOURCES})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(test_${name} PRIVATE ATOS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(test_${name} PRIVATE ${arg_USES} ${arg_LINKS} GTest::gmock GTest::gtest_main atos_flags)
  if(ATOS_SANITIZE AND NOT arg_WHOLE)
    # What is tested keeps its checks and optimisation; the tests' own code compiles in less than half the time.
    # Not so in the programs that run as one test: they work through whole collections.
    target_compile_options(test_${name} PRIVATE -O0 -fno-sanitize=undefined)
  endif()
  if(NOT arg_LABELS)
    set(arg_LABELS unit)
  endif()
  set(properties LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT})
  if(arg_WHOLE)
    add_test(NAME ${name} COMMAND test_${name})
    set_tests_properties(${name} PROPERTIES ${properties})
  else()
    gtest_discover_tests(test_${name} TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60 PROPERTIES ${properties})
  endif()
endfunction()

# atos_bench(<name> SOURCES ... USES ... [LINKS ...]): a Google Benchmark program bench_<name>.
function(atos_bench name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;LINKS" ${ARGN})
  list(TRANSFORM arg_USES PREPEND atos_)
  add_executable(bench_${name} ${arg_SOURCES})
  target_include_directories(bench_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(bench_${name} PRIVATE ATOS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(bench_${name} PRIVATE ${arg_USES} ${arg_LINKS} benchmark::benchmark_main atos_flags)
endfunction()

# atos_fuzzer(<name> SOURCE <file> USES ... [LINKS ...]): with ATOS_FUZZ a libFuzzer program fuzz_<name>; otherwise, with
# ATOS_TESTS, the same entry point in a program that feeds it seeded mutants of its corpus, as a bounded ctest.
function(atos_fuzzer name)
  cmake_parse_arguments(arg "" "SOURCE;CORPUS" "USES;LINKS" ${ARGN})
  list(TRANSFORM arg_USES PREPEND atos_)
  if(ATOS_FUZZ)
    add_executable(fuzz_${name} ${arg_SOURCE})
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  else()
    add_executable(fuzz_${name} ${arg_SOURCE} ${PROJECT_SOURCE_DIR}/tests/fuzz/smoke_main.cpp)
    add_test(NAME fuzz.${name} COMMAND fuzz_${name} ${PROJECT_SOURCE_DIR}/${arg_CORPUS})
    set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz TIMEOUT 300)
  endif()
  target_link_libraries(fuzz_${name} PRIVATE ${arg_USES} ${arg_LINKS} atos_flags)
endfunction()

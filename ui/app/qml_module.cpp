// SPDX-License-Identifier: Apache-2.0
#include "app/qml_module.h"

/// Generated with the module; the engine calls it on the first import.
extern void qml_register_types_Atos();

namespace atos {

void linkQmlModule() {
    // Naming the function is enough for the linker to keep the object file that registers it.
    [[maybe_unused]] void (*volatile registration)() = &qml_register_types_Atos;
}

} // namespace atos

// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin.h"

#include "files/locations.h"

#include <dlfcn.h>

#include <mutex>
#include <string>

namespace atos {
namespace {

Result<void*> openPlugin() {
    const auto path = plugins() / "libatos_networks.so";
    // Its symbols stay its own: the program has its own copies of the rooms that both use.
    if (void* handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) return handle;
    const char* reason = ::dlerror();
    return environmentLacks(
        "The neural networks cannot be loaded: " + std::string(reason ? reason : path.string()) + ".",
        "Install the program again, or set ATOS_PLUGINS to the folder with libatos_networks.so.");
}

} // namespace

Result<void*> networkSymbol(const char* name) {
    static std::mutex mutex;
    static void* plugin = nullptr;
    const std::lock_guard lock(mutex);
    if (plugin == nullptr) {
        const auto opened = openPlugin(); // a failure is tried again next time: the user may have mended it
        if (!opened) return opened.error();
        plugin = *opened;
    }
    if (void* symbol = ::dlsym(plugin, name)) return symbol;
    return environmentLacks("The installed neural networks are of another version than the program.",
                            "Install the program again.");
}

} // namespace atos

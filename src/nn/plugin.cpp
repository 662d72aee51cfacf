// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin.h"

#include "files/locations.h"

#include <dlfcn.h>

#include <array>
#include <mutex>
#include <string>

namespace atos {
namespace {

constexpr std::array fileNames{"libatos_networks.so", "libatos_training.so"}; // by NetworkPlugin

Error ofAnotherVersion() {
    return environmentLacks("The installed neural networks are of another version than the program.",
                            "Install the program again.");
}

Result<void*> openPlugin(const std::string& file) {
    const auto path = plugins() / file;
    // Its symbols stay its own: the program has its own copies of the modules that both use.
    void* handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
        const char* reason = ::dlerror();
        return environmentLacks(
            "The neural networks cannot be loaded: " + std::string(reason ? reason : path.string()) + ".",
            "Install the program again, or set ATOS_PLUGINS to the folder with " + file + ".");
    }
    void* version = ::dlsym(handle, "atosNetworkInterface");
    if (version != nullptr && reinterpret_cast<int (*)()>(version)() == networkInterface) return handle;
    ::dlclose(handle);
    return ofAnotherVersion();
}

} // namespace

Result<void*> networkSymbol(NetworkPlugin plugin, const char* name) {
    static std::mutex mutex;
    static std::array<void*, fileNames.size()> opened{};
    const auto which = static_cast<std::size_t>(plugin);
    const std::lock_guard lock(mutex);
    if (opened[which] == nullptr) {
        // A failure is tried again next time: the user may have mended it.
        const auto handle = openPlugin(fileNames[which]);
        if (!handle) return handle.error();
        opened[which] = *handle;
    }
    if (void* symbol = ::dlsym(opened[which], name)) return symbol;
    return ofAnotherVersion();
}

} // namespace atos

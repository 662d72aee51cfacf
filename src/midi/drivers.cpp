// SPDX-License-Identifier: Apache-2.0
#include "midi/drivers.h"

#include <dlfcn.h>
#include <filesystem>

namespace atos {
namespace {

// RtMidi has loaded these libraries; looking the functions up keeps our build free of both.
template<typename Function>
Function* loaded(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_DEFAULT, name));
}

extern "C" void ignoreJackMessage(const char*) {}
extern "C" void ignoreAlsaMessage(const char*, int, const char*, int, const char*, ...) {}

} // namespace

void silenceDrivers() {
    using SetJackHandler = void(void (*)(const char*));
    for (const char* name : {"jack_set_error_function", "jack_set_info_function"})
        if (auto* set = loaded<SetJackHandler>(name)) set(ignoreJackMessage);
    using SetAlsaHandler = int(void (*)(const char*, int, const char*, int, const char*, ...));
    if (auto* set = loaded<SetAlsaHandler>("snd_lib_error_set_handler")) set(ignoreAlsaMessage);
}

bool alsaSequencerExists() {
    std::error_code ignored;
    return std::filesystem::exists("/dev/snd/seq", ignored);
}

std::unique_ptr<JackWatch> JackWatch::open() {
    using OpenClient = void*(const char*, int options, int* status, ...);
    using OnShutdown = void(void* client, void (*)(void*), void* argument);
    auto* openClient = loaded<OpenClient>("jack_client_open");
    auto* onShutdown = loaded<OnShutdown>("jack_on_shutdown");
    if (openClient == nullptr || onShutdown == nullptr) return nullptr;
    constexpr int noStartServer = 0x01; // JackNoStartServer
    int status = 0;
    std::unique_ptr<JackWatch> watch(new JackWatch);
    watch->client_ = openClient("ATOS MIDI watch", noStartServer, &status);
    if (watch->client_ == nullptr) return nullptr;
    onShutdown(
        watch->client_, [](void* self) { static_cast<JackWatch*>(self)->alive_ = false; }, watch.get());
    return watch;
}

JackWatch::~JackWatch() {
    using CloseClient = int(void*);
    auto* closeClient = loaded<CloseClient>("jack_client_close");
    if (client_ != nullptr && closeClient != nullptr) closeClient(client_);
}

} // namespace atos

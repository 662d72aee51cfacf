// SPDX-License-Identifier: Apache-2.0
#include "midi/quiet_drivers.h"

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

bool jackServerRuns() {
    using OpenClient = void*(const char*, int options, int* status, ...);
    using CloseClient = int(void*);
    auto* open = loaded<OpenClient>("jack_client_open");
    auto* close = loaded<CloseClient>("jack_client_close");
    if (open == nullptr || close == nullptr) return false;
    constexpr int noStartServer = 0x01; // JackNoStartServer
    int status = 0;
    void* client = open("ATOS MIDI probe", noStartServer, &status);
    if (client == nullptr) return false;
    close(client);
    return true;
}

} // namespace atos

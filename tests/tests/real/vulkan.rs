//! Vulkan: a child is destroyed before its parent, and nothing that the device still works with.
//!
//! The Khronos validation layer is the judge. It runs on Mesa's software driver, so there is no
//! need for hardware. Not every machine has them: the tests that ask them are ignored, `.ci/vulkan`
//! brings both and runs the tests.

use std::ffi::{c_void, CStr};
use std::mem::ManuallyDrop;
use std::thread;
use std::time::Duration;

use ash::ext::debug_utils;
use ash::{vk, Entry};
use drop_derive::OrderedDrop;

use crate::{panic_of_drop, Journal};

const LAYER: &CStr = c"VK_LAYER_KHRONOS_validation";

const SIZE: vk::DeviceSize = 1 << 16;

/// An instance and what it tells the journal. Declared as it is made.
#[derive(OrderedDrop)]
struct Context {
    #[drop(with = destroy_instance)]
    instance: ManuallyDrop<ash::Instance>,
    /// Functions, which have nothing to drop.
    messages: debug_utils::Instance,
    #[drop(with = destroy_messenger(messages), before = instance)]
    messenger: vk::DebugUtilsMessengerEXT,
    /// Where the instance, as it is destroyed, still writes to.
    _journal: Box<Journal>,
    /// The loader. Its functions are in the library that it unloads.
    _entry: Entry,
}

// The functions below are as safe as their callers: each is private to this module, and is named as
// the step of a field that nothing else destroys, in types that declare parents after children.

#[expect(clippy::needless_pass_by_value, reason = "a step takes the value")]
fn destroy_instance(instance: ash::Instance) {
    // SAFETY: its children are declared to be destroyed before it.
    unsafe { instance.destroy_instance(None) }
}

fn destroy_messenger(messenger: vk::DebugUtilsMessengerEXT, messages: &debug_utils::Instance) {
    // SAFETY: the instance is declared to be destroyed later.
    unsafe { messages.destroy_debug_utils_messenger(messenger, None) }
}

#[expect(clippy::needless_pass_by_value, reason = "a step takes the value")]
fn destroy_device(device: ash::Device) {
    // SAFETY: its children are declared to be destroyed before it.
    unsafe { device.destroy_device(None) }
}

fn destroy_pool(pool: vk::CommandPool, device: &ash::Device) {
    // SAFETY: the device is there, since the step borrows it, and does not use the pool.
    unsafe { device.destroy_command_pool(pool, None) }
}

fn destroy_buffer(buffer: vk::Buffer, device: &ash::Device) {
    // SAFETY: as above.
    unsafe { device.destroy_buffer(buffer, None) }
}

fn free_memory(memory: vk::DeviceMemory, device: &ash::Device) {
    // SAFETY: as above.
    unsafe { device.free_memory(memory, None) }
}

/// A step for what somebody else wants to be done.
fn call(callback: Box<dyn FnOnce()>) {
    callback();
}

/// Notes what the layer has to say.
unsafe extern "system" fn report(
    _: vk::DebugUtilsMessageSeverityFlagsEXT,
    _: vk::DebugUtilsMessageTypeFlagsEXT,
    data: *const vk::DebugUtilsMessengerCallbackDataEXT<'_>,
    journal: *mut c_void,
) -> vk::Bool32 {
    // SAFETY: both are what the specification and `Context::new` say, for the time of the call.
    let (data, journal) = unsafe { (&*data, &*journal.cast::<Journal>()) };
    // SAFETY: a string, or null.
    let message = unsafe { data.message_as_c_str() };
    journal.note(message.unwrap_or(c"no message").to_string_lossy());
    vk::FALSE
}

impl Context {
    /// A context, or what is not there.
    fn new(journal: &Journal) -> Result<Self, String> {
        // SAFETY: the library is the system's Vulkan loader.
        let entry = unsafe { Entry::load() }.map_err(|error| format!("no loader: {error}"))?;
        // SAFETY: a query.
        let layers = unsafe { entry.enumerate_instance_layer_properties() }.expect("layers");
        if !layers.iter().any(|layer| layer.layer_name_as_c_str() == Ok(LAYER)) {
            return Err(format!("no layer {}", LAYER.to_string_lossy()));
        }
        let journal = Box::new(journal.clone());
        let user_data = &raw const *journal;
        let mut report = vk::DebugUtilsMessengerCreateInfoEXT::default()
            .message_severity(vk::DebugUtilsMessageSeverityFlagsEXT::ERROR)
            .message_type(vk::DebugUtilsMessageTypeFlagsEXT::VALIDATION)
            .pfn_user_callback(Some(report))
            .user_data(user_data.cast_mut().cast());
        let application = vk::ApplicationInfo::default().api_version(vk::API_VERSION_1_1);
        let (layers, extensions) = ([LAYER.as_ptr()], [debug_utils::NAME.as_ptr()]);
        let info = vk::InstanceCreateInfo::default()
            .application_info(&application)
            .enabled_layer_names(&layers)
            .enabled_extension_names(&extensions)
            // What is reported while there is no messenger, since the instance is being destroyed.
            .push_next(&mut report);
        // SAFETY: the journal outlives the instance, and the loader does.
        let instance = match unsafe { entry.create_instance(&info, None) } {
            Ok(instance) => instance,
            Err(vk::Result::ERROR_INCOMPATIBLE_DRIVER) => return Err("no driver".to_owned()),
            Err(error) => panic!("instance: {error}"),
        };
        let messages = debug_utils::Instance::new(&entry, &instance);
        report.p_next = std::ptr::null();
        // SAFETY: the journal outlives the messenger.
        let messenger = unsafe { messages.create_debug_utils_messenger(&report, None) };
        Ok(Context {
            instance: ManuallyDrop::new(instance),
            messages,
            messenger: messenger.expect("messenger"),
            _journal: journal,
            _entry: entry,
        })
    }

    fn physical_device(&self) -> Result<vk::PhysicalDevice, String> {
        // SAFETY: a query.
        let devices = unsafe { self.instance.enumerate_physical_devices() }.expect("devices");
        // The software driver, where there are others as well.
        let kind = |&device: &vk::PhysicalDevice| {
            // SAFETY: a query.
            unsafe { self.instance.get_physical_device_properties(device) }.device_type
        };
        let software = devices.iter().find(|device| kind(device) == vk::PhysicalDeviceType::CPU);
        software.or(devices.first()).copied().ok_or_else(|| "no device".to_owned())
    }
}

/// A device with something to do. Declared as it is made.
#[derive(OrderedDrop)]
#[drop(begin = Gpu::wait_idle, parts = GpuParts)]
struct Gpu {
    context: Context,
    #[drop(with = destroy_device, before = context)]
    device: ManuallyDrop<ash::Device>,
    #[drop(with = destroy_pool(device))]
    pool: vk::CommandPool,
    #[drop(with = free_memory(device))]
    memory: vk::DeviceMemory,
    /// Vulkan allows the opposite too, as long as nothing uses the buffer in between.
    #[drop(with = destroy_buffer(device), before = memory)]
    buffer: vk::Buffer,
    /// Before all that it might use.
    #[drop(with = call, before = [buffer, pool])]
    on_destroy: ManuallyDrop<Box<dyn FnOnce()>>,
}

impl Gpu {
    fn wait_idle(&mut self) {
        // SAFETY: no other thread uses the device.
        unsafe { self.device.device_wait_idle() }.expect("idle");
    }

    /// A device with a buffer, or what is not there.
    fn new(journal: &Journal) -> Result<Self, String> {
        let context = Context::new(journal)?;
        let physical_device = context.physical_device()?;
        // Software drivers have one queue family, which can do everything.
        let queue = [vk::DeviceQueueCreateInfo::default().queue_priorities(&[1.0])];
        let info = vk::DeviceCreateInfo::default().queue_create_infos(&queue);
        let buffer =
            vk::BufferCreateInfo::default().size(SIZE).usage(vk::BufferUsageFlags::TRANSFER_DST);
        let pool = vk::CommandPoolCreateInfo::default();
        // SAFETY: all handles are of this device and live; all structures outlive the calls.
        unsafe {
            let device = context.instance.create_device(physical_device, &info, None);
            let device = device.expect("device");
            let pool = device.create_command_pool(&pool, None).expect("command pool");
            let buffer = device.create_buffer(&buffer, None).expect("buffer");
            let requirements = device.get_buffer_memory_requirements(buffer);
            let memory = vk::MemoryAllocateInfo::default()
                .allocation_size(requirements.size)
                .memory_type_index(requirements.memory_type_bits.trailing_zeros());
            let memory = device.allocate_memory(&memory, None).expect("memory");
            device.bind_buffer_memory(buffer, memory, 0).expect("bind");
            let on_destroy: Box<dyn FnOnce()> = Box::new(|| {});
            Ok(GpuParts { on_destroy, pool, buffer, memory, device, context }.into())
        }
    }

    /// Lets the device fill the buffer, and does not wait for it.
    fn start(&self) {
        let info = vk::CommandBufferAllocateInfo::default()
            .command_pool(self.pool)
            .command_buffer_count(1);
        // SAFETY: all handles are of this device and live; all structures outlive the calls.
        unsafe {
            let commands = self.device.allocate_command_buffers(&info).expect("commands");
            let begin = vk::CommandBufferBeginInfo::default();
            self.device.begin_command_buffer(commands[0], &begin).expect("begin");
            self.device.cmd_fill_buffer(commands[0], self.buffer, 0, SIZE, 7);
            self.device.end_command_buffer(commands[0]).expect("end");
            let queue = self.device.get_device_queue(0, 0);
            let submit = vk::SubmitInfo::default().command_buffers(&commands);
            self.device.queue_submit(queue, &[submit], vk::Fence::null()).expect("submit");
        }
    }
}

/// A device with something to do, and the layer's judgement.
fn gpu() -> (Gpu, Journal) {
    let journal = Journal::default();
    let gpu = Gpu::new(&journal).unwrap_or_else(|missing| panic!("{missing}"));
    gpu.start();
    assert_eq!(journal.take(), [""; 0], "the test itself is wrong");
    (gpu, journal)
}

#[test]
fn the_order_is_the_declared_one() {
    assert_eq!(Context::DROP_ORDER, ["messenger", "instance", "messages", "_journal", "_entry"]);
    assert_eq!(Gpu::DROP_ORDER, ["on_destroy", "pool", "buffer", "memory", "device", "context"]);
    assert_eq!(Leaking::DROP_ORDER, ["memory", "device", "_context"]);
    assert_eq!(Hasty::DROP_ORDER, ["pool", "buffer", "memory", "device", "_context"]);
}

#[test]
#[ignore = "needs a Vulkan driver and its validation layer: .ci/vulkan"]
fn the_declared_order_is_valid() {
    let (gpu, journal) = gpu();
    drop(gpu);
    assert_eq!(journal.take(), [""; 0]);
}

#[test]
#[ignore = "needs a Vulkan driver and its validation layer: .ci/vulkan"]
fn a_panic_leaves_no_child_behind() {
    let (mut gpu, journal) = gpu();
    *gpu.on_destroy = Box::new(|| panic!("no more frames"));
    assert_eq!(panic_of_drop(gpu), "no more frames");
    assert_eq!(journal.take(), [""; 0]);
}

/// The first control: a child that nobody destroys.
#[derive(OrderedDrop)]
struct Leaking {
    _context: Context,
    #[drop(with = destroy_device, before = _context)]
    device: ManuallyDrop<ash::Device>,
    #[drop(with = free_memory(device))]
    memory: vk::DeviceMemory,
    #[drop(skip)]
    _buffer: ManuallyDrop<vk::Buffer>,
}

#[test]
#[ignore = "needs a Vulkan driver and its validation layer: .ci/vulkan"]
fn a_child_left_behind_is_an_error() {
    let (mut gpu, journal) = gpu();
    gpu.wait_idle();
    let GpuParts { buffer, pool, memory, device, context, .. } = gpu.into();
    destroy_pool(pool, &device);
    drop(Leaking {
        _context: context,
        device: ManuallyDrop::new(device),
        memory,
        _buffer: ManuallyDrop::new(buffer),
    });
    let messages = journal.take();
    assert!(messages.iter().any(|line| line.contains("VUID-vkDestroyDevice")), "{messages:#?}");
}

/// The second control: nobody waits for the device.
#[derive(OrderedDrop)]
struct Hasty {
    _context: Context,
    #[drop(with = destroy_device, before = _context)]
    device: ManuallyDrop<ash::Device>,
    #[drop(with = destroy_pool(device))]
    pool: vk::CommandPool,
    #[drop(with = free_memory(device))]
    memory: vk::DeviceMemory,
    #[drop(with = destroy_buffer(device), before = memory)]
    buffer: vk::Buffer,
}

#[test]
#[ignore = "needs a Vulkan driver and its validation layer: .ci/vulkan"]
fn children_that_the_device_works_with_are_an_error() {
    let (gpu, journal) = gpu();
    let GpuParts { buffer, pool, memory, device, context, .. } = gpu.into();
    // The driver is done by then, so this is no risk for it; but nobody has asked.
    thread::sleep(Duration::from_millis(100));
    drop(Hasty { _context: context, device: ManuallyDrop::new(device), pool, memory, buffer });
    let messages = journal.take();
    assert!(
        messages.iter().any(|line| line.contains("VUID-vkDestroyCommandPool")),
        "{messages:#?}"
    );
}

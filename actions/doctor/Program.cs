using Actions.Toolkit;
using Doctor;

return await ActionHost.RunAsync("doctor", args, DoctorApp.RunAsync);

using System.Runtime.InteropServices;

using var stopping = new CancellationTokenSource();
using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    stopping.Cancel();
});

Console.WriteLine($"worker {Environment.GetEnvironmentVariable("APP_VERSION")} is ready");
for (var job = 1; !stopping.IsCancellationRequested; job++)
{
    Console.WriteLine($"job {job} done");
    stopping.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(2));
}
Console.WriteLine("worker stops between two jobs");

using Actions.Toolkit;
using SbomScan;

return await ActionHost.RunAsync("sbom-scan", args, SbomScanApp.RunAsync);

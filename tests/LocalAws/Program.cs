return await LocalAws.Control.HostProgram.RunAsync(args);

"""One file per stage, each with one public function of the same name."""

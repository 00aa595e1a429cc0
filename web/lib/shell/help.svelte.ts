const OFF = 'shortcuts-off'

/** Whether the list of shortcuts is open, and whether this reader has switched single keys off on this device. */
class Help {
  isOpen = $state(false)
  isOff = $state(false)

  start(): void {
    this.isOff = localStorage.getItem(OFF) !== null
  }

  switch(isOn: boolean): void {
    this.isOff = !isOn
    if (isOn) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '1')
  }
}

export const help = new Help()
